package io.github.socketiojakarta.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.socketiojakarta.example.ContainerTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the tests have shown of the servers, and what the documentation says. Comes after all other tests, with {@code
 * -Dtable=check}; with {@code -Dtable=write} the page is changed.
 */
class TableIT {

    private static final Path PAGE = Path.of("../src/site/markdown/deploying.md");

    @Test
    void theDocumentationSaysWhatTheTestsHaveShown() throws Exception {
        String page = Files.readString(PAGE);
        ContainerTable table = ContainerTable.in(page);
        for (Server server : Server.redeployed()) {
            table.update(server, row(server));
        }
        if ("write".equals(System.getProperty("table"))) {
            Files.writeString(PAGE, table.page());
        } else {
            assertEquals(table.page(), page, "Run the tests with -Dtable=write to change " + PAGE);
        }
    }

    private static Row row(Server server) throws IOException {
        Map<Capability, String> cells = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            Results.of(server)
                    .outcome(capability)
                    .ifPresent(outcome -> cells.put(capability, text(server, capability, outcome)));
        }
        return new Row(server.version(), cells);
    }

    private static String text(Server server, Capability capability, Outcome outcome) {
        if (outcome == Outcome.PASSED && server.shortcomings().contains(capability)) {
            return "like any WAR";
        }
        boolean weld = capability.needsCdi() && server.cdi() == Server.Cdi.ABSENT;
        return switch (outcome) {
            case PASSED -> weld ? "with Weld" : "yes";
            case FAILED -> "no";
        };
    }

    @Test
    void theServersHaveRunTheSameFiles() throws Exception {
        Map<String, String> hashes = new HashMap<>();
        for (Server server : Server.redeployed()) {
            Results.of(server).wars().forEach((war, hash) -> {
                String other = hashes.putIfAbsent(war, hash);
                assertEquals(other == null ? hash : other, hash, war + " of " + server);
            });
        }
    }
}
