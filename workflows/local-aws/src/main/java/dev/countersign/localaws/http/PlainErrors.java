package dev.countersign.localaws.http;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** The answer to requests that the HTTP server itself refuses: one line of JSON instead of an HTML page. */
final class PlainErrors extends ErrorHandler {

    private static final String BODY =
            "{\"__type\":\"MalformedHttpRequestException\",\"message\":\"The request is not valid HTTP.\"}";

    /** An unknown version or transfer coding of HTTP is a fault of the sender, although its status in the RFC is 5xx. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (response.getStatus() == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505
                || response.getStatus() == HttpStatus.NOT_IMPLEMENTED_501) {
            response.setStatus(HttpStatus.BAD_REQUEST_400);
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");
        response.write(true, StandardCharsets.UTF_8.encode(BODY), callback);
        return true;
    }
}
