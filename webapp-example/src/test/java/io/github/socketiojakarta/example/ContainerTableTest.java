package io.github.socketiojakarta.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.socketiojakarta.example.ContainerTable.Row;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerTableTest {

    private static final String EMPTY = "before\n" + ContainerTable.BEGIN + "\n" + ContainerTable.END + "\nafter\n";

    private static String pageWith(Server server, Row row, String page) {
        ContainerTable table = ContainerTable.in(page);
        table.update(server, row);
        return table.page();
    }

    @Test
    void keepsWhatThePageSaysBesides() {
        String page = pageWith(Server.TOMCAT_11, new Row("11.0.1", Map.of(Capability.POLLING, "yes")), EMPTY);
        assertTrue(page.startsWith("before\n") && page.endsWith("\nafter\n"), page);
        assertTrue(page.contains("\n| Tomcat 11 | 11.0.1 | - | yes | - | "), page);
    }

    @Test
    void keepsServersThatNobodyAskedThisTime() {
        String first = pageWith(Server.TOMCAT_11, new Row("11.0.1", Map.of(Capability.POLLING, "yes")), EMPTY);
        String second = pageWith(Server.WILDFLY, new Row("39", Map.of(Capability.POLLING, "no")), first);
        assertTrue(second.contains("\n| Tomcat 11 | 11.0.1 | - | yes |"), second);
        assertTrue(second.contains("\n| WildFly | 39 | - | no |"), second);
        assertEquals(second, ContainerTable.in(second).page());
    }

    @Test
    void keepsWhatNobodyAskedOfTheSameVersion() {
        String first = pageWith(Server.TOMCAT_11, new Row("11.0.1", Map.of(Capability.POLLING, "yes")), EMPTY);
        Row row = new Row("11.0.1", Map.of(Capability.DEPLOYS, "yes"));
        assertTrue(pageWith(Server.TOMCAT_11, row, first).contains("\n| Tomcat 11 | 11.0.1 | yes | yes |"));
    }

    @Test
    void saysNothingThatWasSeenOfAnOlderVersion() {
        String first = pageWith(Server.TOMCAT_11, new Row("11.0.1", Map.of(Capability.POLLING, "yes")), EMPTY);
        Row row = new Row("11.0.2", Map.of(Capability.DEPLOYS, "yes"));
        assertTrue(pageWith(Server.TOMCAT_11, row, first).contains("\n| Tomcat 11 | 11.0.2 | yes | - |"));
    }

    @Test
    void needsItsPlace() {
        assertThrows(IllegalArgumentException.class, () -> ContainerTable.in("a page"));
    }
}
