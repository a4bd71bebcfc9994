package dev.countersign.request.ui;

import dev.countersign.attachment.Attachment;
import dev.countersign.attachment.AttachmentId;
import dev.countersign.people.CurrentActor;
import dev.countersign.request.Download;
import dev.countersign.request.RequestFiles;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A file as a download, whatever it is: no browser shows or runs it here, and none keeps it. */
@Controller
class FileDownload {

    /** Should a browser show it in spite of the disposition, it can do nothing. */
    private static final String CONTENT_POLICY = "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'";

    private final RequestFiles files;
    private final CurrentActor current;

    FileDownload(RequestFiles files, CurrentActor current) {
        this.files = files;
        this.current = current;
    }

    /** Who may read it is checked anew with each download. A file of somebody else looks like one that there is not. */
    @GetMapping("/files/{id}")
    void download(@PathVariable String id, HttpServletResponse response) throws IOException {
        AttachmentId wanted =
                AttachmentId.parse(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Download download =
                files.open(current.get(), wanted).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try (InputStream bytes = download.bytes()) {
            Attachment file = download.file();
            writeHeaders(response, file.name(), file.format().mediaType(), file.size());
            bytes.transferTo(response.getOutputStream());
        }
    }

    /** The name is written as RFC 6266 and RFC 8187 say: in UTF-8, with an ASCII form for old programs. */
    static void writeHeaders(HttpServletResponse response, String name, String mediaType, long size) {
        response.setContentType(mediaType);
        response.setContentLengthLong(size);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
    }
}
