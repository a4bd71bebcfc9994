package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.FileFormat;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.AddFileResult;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of requests over HTTP: a browser saves them, and neither shows, runs nor keeps them. */
class FileDownloadIT {

    private static final RunningProduct product = RunningProduct.shared();

    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");

    @ParameterizedTest
    @CsvSource({
        "Quote.pdf, %PDF-1.7 <script>alert(1)</script>, application/pdf",
        "notes.txt, Please read: <script>alert(1)</script>, text/plain",
        "list.csv, 'a,b\n<script>,2', text/csv"
    })
    void everyFileIsADownloadThatABrowserNeitherShowsNorKeeps(String name, String content, String type)
            throws IOException {
        AttachmentId file = attach(name, content);

        for (String method : List.of("GET", "HEAD")) {
            HttpResponse<String> answer = signedIn("ana").send(method, "/files/" + file);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Content-Type")).matches(type + "(;charset=.*)?");
            assertThat(header(answer, "Content-Disposition")).startsWith("attachment; filename=");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("default-src 'none'", "sandbox", "frame-ancestors 'none'");
            assertThat(header(answer, "Content-Length"))
                    .isEqualTo(Integer.toString(content.getBytes(StandardCharsets.UTF_8).length));
        }
        assertThat(signedIn("marta").get("/files/" + file).body()).isEqualTo(content);
    }

    @Test
    void aNameInAnyScriptArrivesAndAddsNoHeader() throws IOException {
        AttachmentId file = attach("Año \"2026\"; 日本\r\nSet-Cookie: a=b.txt", "Hello");

        HttpResponse<String> answer = signedIn("ana").get("/files/" + file);

        assertThat(header(answer, "Content-Disposition"))
                .contains("filename*=UTF-8''A%C3%B1o")
                .contains("%E6%97%A5%E6%9C%AC")
                .doesNotContain("\r", "\n");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("a="));
    }

    @Test
    void whoMayNotSeeTheRequestFindsNoFile() throws IOException {
        AttachmentId file = attach("Quote.txt", "Secret");

        for (String other : List.of("jon@acme.test", "dana@globex.test")) {
            Visitor visitor = new Visitor(product.address());
            visitor.signIn(other);
            HttpResponse<String> answer = visitor.get("/files/" + file);
            assertThat(answer.statusCode()).as(other).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("Secret", "Quote");
        }
        HttpResponse<String> stranger = new Visitor(product.address()).get("/files/" + file);
        assertThat(stranger.statusCode()).isEqualTo(302);
        assertThat(stranger.body()).doesNotContain("Secret", "Quote");
    }

    /** Should a program ignore everything else, the type alone lets no script run. */
    @Test
    void noFormatIsServedAsAPage() {
        assertThat(Arrays.stream(FileFormat.values()).map(FileFormat::mediaType))
                .noneMatch(type -> type.matches(".*(html|svg|javascript|/xml|\\+xml|x-shockwave).*"));
    }

    private AttachmentId attach(String name, String content) throws IOException {
        RequestId request = acme.submit(ana, "With a file to download", 900);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        AddFileResult result = product.get(RequestFiles.class)
                .add(ana, request, new IncomingFile(name, bytes.length, new ByteArrayInputStream(bytes)));
        return ((AddFileResult.Added) result).file().id();
    }

    private static Visitor signedIn(String name) {
        Visitor visitor = new Visitor(product.address());
        visitor.signIn(name + "@acme.test");
        return visitor;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }
}
