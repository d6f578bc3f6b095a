package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.socketiojakarta.harness.Page;
import io.github.socketiojakarta.internal.ee.config.OptionSources;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options that the pages set as text exist, and can have these values. */
class OptionBlocksTest {

    private static final Pattern PARAMETER = Pattern.compile(
            "<context-param>\\s*<param-name>(.*?)</param-name>\\s*<param-value>(.*?)</param-value>\\s*</context-param>");

    @ParameterizedTest
    @CsvSource({
        "src/site/markdown/configuration.md, MicroProfile Config, properties",
        "src/site/markdown/configuration.md, Context parameters, xml",
        "'src/site/markdown/limits.md', 'How many, and how fast', properties",
        "src/site/markdown/threads.md, On an executor, xml"
    })
    void theOptionsCanHaveTheirValues(String page, String section, String language) {
        String block = Page.of(page).section(section).blocks(language).get(0);
        Properties options = language.equals("xml") ? parameters(block) : properties(block);
        assertThat(options).isNotEmpty();
        ServletContextHandler context = new ServletContextHandler();
        options.stringPropertyNames().forEach(name -> {
            assertThat(name).startsWith("socketio.");
            context.setInitParameter(name, options.getProperty(name));
        });
        assertThatCode(() -> OptionSources.read(context.getServletContext(), List.of()))
                .doesNotThrowAnyException();
    }

    private static Properties parameters(String block) {
        Properties parameters = new Properties();
        PARAMETER.matcher(block).results().forEach(found -> parameters.put(found.group(1), found.group(2)));
        return parameters;
    }

    private static Properties properties(String block) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(block));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
