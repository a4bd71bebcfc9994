package dev.countersign.localaws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.lambda.EventSource;
import dev.countersign.localaws.lambda.LocalFunction;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command line.
 *
 * @param database the JDBC URL of an existing database; absent if the endpoint starts its own PostgreSQL
 * @param data the folder of its own PostgreSQL, and of the keys
 * @param hosts further host names of the endpoint
 * @param anonymous whether requests need no signature
 * @param functions handler classes by the name of the function
 */
record LocalAwsOptions(
        int port,
        String bind,
        @Nullable String database,
        Path data,
        Set<String> hosts,
        boolean anonymous,
        Map<String, String> functions,
        List<EventSource> eventSources) {

    static final String USAGE = """
            Usage: local-aws [--port N] [--data DIR | --database URL] [--bind ADDRESS] [--host NAME]... [--anonymous] [--function NAME=CLASS]... [--event-source QUEUE=FUNCTION]...
              --port          where to listen; 4566 when not given, 0 for any free port
              --data          the folder that keeps everything; .countersign/local-aws when not given
              --database      jdbc:postgresql://... of a database that is there already, which several endpoints may share; the keys lie in --data
              --bind          the address to listen on; loopback when not given
              --host          a name by which callers reach it, besides localhost and the address it listens on
              --anonymous     ask for no signatures: whoever reaches loopback may do everything
              --function      a Lambda function and the class of its RequestStreamHandler
              --event-source  a queue that feeds a function\
            """;

    private static final int BATCH = 10;

    /** The command line cannot be understood; the message says what is wrong. */
    static final class Wrong extends Exception {
        Wrong(String message) {
            super(message);
        }
    }

    static LocalAwsOptions parse(String... arguments) throws Wrong {
        var port = 4566;
        var bind = "127.0.0.1";
        String database = null;
        var data = Path.of(".countersign", "local-aws");
        var hosts = new LinkedHashSet<String>();
        var anonymous = false;
        var functions = new LinkedHashMap<String, String>();
        var sources = new ArrayList<EventSource>();
        for (var words = List.of(arguments).iterator(); words.hasNext(); ) {
            var option = words.next();
            switch (option) {
                case "--port" -> port = port(value(option, words));
                case "--bind" -> bind = value(option, words);
                case "--database" -> database = database(value(option, words));
                case "--data" -> data = Path.of(value(option, words));
                case "--host" -> hosts.add(value(option, words));
                case "--anonymous" -> anonymous = true;
                case "--function" -> {
                    var pair = pair(option, value(option, words));
                    functions.put(pair[0], pair[1]);
                }
                case "--event-source" -> {
                    var pair = pair(option, value(option, words));
                    sources.add(new EventSource(pair[0], pair[1], BATCH, true));
                }
                default -> throw new Wrong("There is no option " + option + ".");
            }
        }
        if (anonymous && !isLoopback(bind)) {
            throw new Wrong("With --anonymous it listens on loopback only, and not on " + bind + ".");
        }
        for (var source : sources) {
            if (!functions.containsKey(source.function())) {
                throw new Wrong("There is no function %s for queue %s to feed: name it with --function."
                        .formatted(source.function(), source.queue()));
            }
        }
        return new LocalAwsOptions(port, bind, database, data, hosts, anonymous, functions, sources);
    }

    private static boolean isLoopback(String bind) {
        var address = new InetSocketAddress(bind, 0).getAddress();
        return address != null && address.isLoopbackAddress();
    }

    private static String value(String option, Iterator<String> words) throws Wrong {
        if (!words.hasNext()) {
            throw new Wrong("Option " + option + " needs a value.");
        }
        return words.next();
    }

    private static int port(String text) throws Wrong {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new Wrong("A port is a number from 0 to 65535, and not '" + text + "'.");
    }

    private static String database(String text) throws Wrong {
        if (text.startsWith("jdbc:postgresql:")) {
            return text;
        }
        throw new Wrong("A database is named as in jdbc:postgresql://host/name, and not '" + text + "'.");
    }

    private static String[] pair(String option, String text) throws Wrong {
        var pair = text.split("=", 2);
        if (pair.length != 2 || pair[0].isEmpty() || pair[1].isEmpty()) {
            throw new Wrong("Option " + option + " needs two names with = between them, and not '" + text + "'.");
        }
        return pair;
    }

    LocalAwsConfig config(DataSource database, Keys keys) {
        var loaded = new LinkedHashMap<String, LocalFunction>();
        functions.forEach((name, handler) -> loaded.put(name, LocalFunction.of(() -> handler(handler))));
        var config = LocalAwsConfig.on(port, database, keys)
                .withBind(new InetSocketAddress(bind, port))
                .withFunctions(loaded)
                .withHosts(hosts)
                .withEventSources(eventSources);
        return anonymous ? config.forAnybody() : config;
    }

    /** A missing class is an error of the invocation, as in Lambda. */
    private static RequestStreamHandler handler(String className) {
        try {
            return Class.forName(className)
                    .asSubclass(RequestStreamHandler.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException unusable) {
            throw new IllegalStateException("no handler: " + className, unusable);
        }
    }
}
