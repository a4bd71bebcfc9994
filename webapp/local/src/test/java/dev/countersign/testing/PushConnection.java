package dev.countersign.testing;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The WebSocket by which an open page hears of changes, as the script of the page opens it. */
public final class PushConnection implements AutoCloseable, WebSocket.Listener {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private @Nullable WebSocket socket;

    private PushConnection() {}

    static PushConnection open(HttpClient client, URI address, List<HttpCookie> cookies) {
        PushConnection connection = new PushConnection();
        connection.socket = client.newWebSocketBuilder()
                .header("Origin", address.getScheme() + "://" + address.getAuthority())
                .header(
                        "Cookie",
                        cookies.stream()
                                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")))
                .buildAsync(URI.create(address.toString().replaceFirst("^http", "ws")), connection)
                .join();
        return connection;
    }

    /** Everything that the server has sent so far. */
    public String heard() {
        return String.join("", heard);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        heard.add(text.toString());
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
