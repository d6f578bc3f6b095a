package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages name libraries in the versions that the builds of this repository use. */
class ArtifactsTest {

    private static final Pattern DEPENDENCY = Pattern.compile("<groupId>([\\w.-]+)</groupId>\\s*"
            + "<artifactId>([\\w.-]+)</artifactId>\\s*<version>([\\w.${}-]+)</version>");
    private static final Pattern PROPERTY = Pattern.compile("<([\\w.-]+)>([^<>]+)</\\1>");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/site/markdown/jakarta.md", "src/site/markdown/configuration.md"})
    void thePageNamesTheVersionsOfTheBuilds(String page) throws IOException {
        Set<String> tried = new TreeSet<>();
        for (String pom : List.of("pom.xml", "webapp-example/pom.xml")) {
            tried.addAll(artifacts(Files.readString(Page.root().resolve(pom))));
        }
        Set<String> named = artifacts(String.join("", Page.of(page).blocks("xml")));
        named.removeIf(artifact -> artifact.startsWith("com.example:"));
        assertThat(named).isNotEmpty().isSubsetOf(tried);
    }

    private static Set<String> artifacts(String xml) {
        Map<String, String> properties = new TreeMap<>();
        PROPERTY.matcher(xml).results().forEach(found -> properties.put("${" + found.group(1) + "}", found.group(2)));
        Set<String> artifacts = new TreeSet<>();
        for (MatchResult found : DEPENDENCY.matcher(xml).results().toList()) {
            String version = properties.getOrDefault(found.group(3), found.group(3));
            artifacts.add(found.group(1) + ":" + found.group(2) + ":" + version);
        }
        return artifacts;
    }
}
