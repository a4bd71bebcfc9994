package dev.countersign.insight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ChartLibraryTest {

    private static final String FOLDER = "META-INF/resources/";
    private static final Pattern LIBRARY = Pattern.compile("const LIBRARY = '([^']+)'");

    @Test
    void theScriptLoadsTheVersionThatTheProductContains() throws IOException {
        String script =
                new ClassPathResource(FOLDER + "countersign/chart.js").getContentAsString(StandardCharsets.UTF_8);
        Matcher library = LIBRARY.matcher(script);
        assertThat(library.find()).isTrue();
        assertThat(new ClassPathResource(FOLDER + library.group(1)).exists())
                .as(library.group(1))
                .isTrue();
    }
}
