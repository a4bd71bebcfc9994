package dev.countersign.signin;

import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Sets the security headers before Tomcat looks at a request, and declines the compression of a WebSocket: for each open page it would keep 48 KiB of heap,
 * and the memory of zlib outside the heap, for a few short messages.
 */
record HeadersFirst(Adapter next) implements Adapter {

    @Override
    public void service(Request request, Response response) throws Exception {
        request.getMimeHeaders().removeHeader("Sec-WebSocket-Extensions");
        SecurityHeaders.write(response::setHeader);
        next.service(request, response);
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return next.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return next.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
        next.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        next.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return next.getDomain();
    }
}
