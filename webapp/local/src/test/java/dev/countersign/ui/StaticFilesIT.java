package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Pattern CHARTS = Pattern.compile("const LIBRARY = '([^']+)'");
    private static final Pattern SCRIPT_OF_OURS = Pattern.compile("context://(countersign/[^\"]+\\.js[^\"]*)\"");

    private static final Pattern FONT = Pattern.compile("url\\([\"']([^\"']+\\.woff2)[\"']\\)");

    private final Visitor visitor = new Visitor(product.address());

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/requests", "/new", "/inbox"})
    void aPageNamesItsFilesWithAHashOfTheirContentSoThatABrowserKeepsThem(String page) {
        visitor.signIn("ana@acme.test");
        List<String> files =
                Jsoup.parse(visitor.open(page).body()).select("link[rel=stylesheet], link[rel=icon]").stream()
                        .map(link -> link.attr("href"))
                        .toList();
        assertThat(files).hasSizeGreaterThan(2).allSatisfy(this::isKeptForGood);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/countersign", "/countersign/", "/aura/", "/aura/fonts/", "/VAADIN/", "/VAADIN/build/"})
    void aFolderIsNotListed(String folder) {
        assertThat(visitor.get(folder).statusCode()).isNotEqualTo(200);
        visitor.signIn("ana@acme.test");
        assertThat(visitor.get(folder).body()).doesNotContain("Directory", "inbox-keys.js\"");
    }

    @Test
    void theScriptsOfViewsAreKeptToo() {
        visitor.signIn("ana@acme.test");
        List<String> scripts = Stream.of("inbox", "new/purchase-request")
                .flatMap(view -> SCRIPT_OF_OURS.matcher(visitor.view(view)).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(scripts).hasSize(5).allSatisfy(this::isKeptForGood);
    }

    @Test
    void theLibraryOfChartsIsKeptSinceItsPathHasItsVersion() {
        visitor.signIn("ana@acme.test");
        Matcher library = CHARTS.matcher(visitor.get("/countersign/chart.js").body());
        assertThat(library.find()).isTrue();
        isKeptForGood(library.group(1));
    }

    @Test
    void theBundleIsKeptSinceTheNamesOfItsFilesCarryHashes() {
        visitor.signIn("ana@acme.test");
        List<String> bundle = Jsoup.parse(visitor.open("/inbox").body()).select("script[src*=VAADIN/build/]").stream()
                .map(script -> script.attr("src"))
                .toList();
        assertThat(bundle).isNotEmpty().allSatisfy(this::isKeptForGood);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens.css", "plain.css"})
    void theTypefaceHasTheHashOfItsContentInItsNameAndIsKept(String styles) {
        List<String> fonts = FONT.matcher(visitor.get("/countersign/" + styles).body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(fonts).hasSize(1);
        String font = fonts.getFirst();
        assertThat(new FileVersions().address("countersign/" + font)).endsWith(font.replaceAll(".*-|\\..*", ""));
        isKeptForGood("countersign/" + font);
    }

    @Test
    void whatIsWorthItIsSentCompressed() {
        visitor.with("Accept-Encoding", "gzip");
        assertThat(List.of("aura/aura.css", "countersign/parts.css", "countersign/tokens.css", "sign-in"))
                .allSatisfy(file -> assertThat(visitor.get("/" + file).headers().firstValue("Content-Encoding"))
                        .hasValue("gzip"));
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-1, 206", "'bytes=0-1,4-5', 200"})
    void aFileIsSentWholeOrInOnePart(String range, int status) {
        HttpResponse<String> answer = visitor.with("Range", range).get("/sw.js");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length"))
                .hasValue(answer.body().length());
    }

    private void isKeptForGood(String file) {
        HttpResponse<String> answer = visitor.get(URI.create("/").resolve(file).toString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, immutable");
    }
}
