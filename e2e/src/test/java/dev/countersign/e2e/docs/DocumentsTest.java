package dev.countersign.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documents link to and name is there. */
class DocumentsTest {

    private static final Path DOCS = Documents.PROJECT.resolve("docs");
    private static final Pattern NAMED_FILE =
            Pattern.compile("`([\\w-]+\\.(?:java|yaml|sql|properties|css|js|txt)|\\w+(?:Test|IT|E2E))`");
    private static final Pattern ANSWER = Pattern.compile("(?ms)^\\d+\\. .*?(?=^\\d+\\. |\\z)");
    private static final Pattern TERM = Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]+ \\| (?!Spanish)(\\p{L}[^|]*) \\|$");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<Documents.Link> broken = new ArrayList<>();
        for (Path document : Documents.markdown()) {
            for (Documents.Link link : Documents.links(document)) {
                if (!link.leadsSomewhere()) {
                    broken.add(link);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyNamedFileAndTestExists() throws IOException {
        Set<String> files = Documents.files(_ -> true).stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
        for (Path document : Documents.markdown()) {
            List<String> named = NAMED_FILE
                    .matcher(Files.readString(document))
                    .results()
                    .map(found -> found.group(1))
                    .map(name -> name.contains(".") ? name : name + ".java")
                    .toList();

            assertThat(files).as(document.toString()).containsAll(named);
        }
    }

    @Test
    void everyModuleHasAReadme() throws IOException {
        assertThat(Documents.files(file -> file.endsWith("pom.xml")))
                .hasSizeGreaterThan(8)
                .allSatisfy(pom -> assertThat(pom.resolveSibling("README.md")).exists());
    }

    @Test
    void everyDecisionIsListed() throws IOException {
        List<Path> listed = Documents.links(DOCS.resolve("adr").resolve("README.md")).stream()
                .map(Documents.Link::to)
                .toList();

        assertThat(Documents.files(file -> file.toString().contains("/docs/adr/0")))
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(listed).contains(decision));
    }

    @Test
    void tenQuestionsAreAnsweredFromTheReadmeInThreeSteps() throws IOException {
        Path page = DOCS.resolve("questions.md");
        List<String> answers = ANSWER.matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(answers).hasSize(10);
        for (String answer : answers) {
            List<Path> way = Documents.links(page, answer).stream()
                    .map(Documents.Link::to)
                    .toList();
            assertThat(way).as(answer).hasSizeBetween(2, 4).startsWith(Documents.PROJECT.resolve("README.md"));
            for (int step = 1; step < way.size(); step++) {
                assertThat(Documents.links(way.get(step - 1)))
                        .as(answer)
                        .extracting(Documents.Link::to)
                        .contains(way.get(step));
            }
        }
    }

    @Test
    void everySpanishWordOfTheGlossaryIsOnAScreen() throws IOException {
        StringBuilder texts = new StringBuilder();
        for (Path bundle : Documents.files(file -> file.toString().endsWith("_es.properties"))) {
            texts.append(Files.readString(bundle).toLowerCase(Locale.ROOT));
        }
        List<String> words = TERM.matcher(Files.readString(DOCS.resolve("glossary.md")))
                .results()
                .map(term -> term.group(2))
                .toList();

        assertThat(words)
                .hasSizeGreaterThan(10)
                .allSatisfy(word -> assertThat(texts).contains(word));
    }
}
