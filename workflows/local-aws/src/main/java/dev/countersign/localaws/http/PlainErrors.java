package dev.countersign.localaws.http;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the HTTP server itself refuses, before any service sees it: one line of JSON instead of a page of HTML. */
final class PlainErrors extends ErrorHandler {

    private static final String BODY =
            "{\"__type\":\"MalformedHttpRequestException\",\"message\":\"The request is no HTTP that this endpoint reads.\"}";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");
        response.write(true, StandardCharsets.UTF_8.encode(BODY), callback);
        return true;
    }
}
