package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.socketiojakarta.harness.Page;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void findsTheCommandOfASectionAndNothingOfTheNext() {
        assertThat(Page.of("README.md").section("Tests").block("sh")).startsWith("mvn ");
    }

    @Test
    void takesBlocksOfListsWithoutTheirIndentation() {
        assertThat(Page.of("src/test/resources/page-with-list.md").blocks("nginx"))
                .singleElement()
                .satisfies(block -> assertThat(block)
                        .startsWith("location ")
                        .contains("\n    proxy_pass ")
                        .endsWith("\n}\n"));
    }

    @Test
    void namesTheFilesOfThePage() {
        assertThat(Page.of("src/site/markdown/jakarta.md").files())
                .containsOnlyKeys("pom.xml", "src/main/java/chat/Chat.java", "src/main/webapp/index.html");
    }

    @Test
    void takesOnlyTheBlockBelowTheNameOfAFileForItsText() {
        assertThat(Page.of("src/test/resources/page-with-list.md").files())
                .containsExactly(entry("conf.d/chat.conf", "location / {}\n"));
    }

    @Test
    void failsWhereThereIsNoSuchSectionOrBlock() {
        Page page = Page.of("README.md");
        assertThatThrownBy(() -> page.section("No such heading")).hasMessageContaining("No such heading");
        assertThatThrownBy(() -> page.section("Tests").block("java")).hasMessageContaining("0 blocks");
    }
}
