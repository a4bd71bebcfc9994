package dev.countersign.localaws;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.localaws.lambda.EventSource;
import dev.countersign.localaws.lambda.LocalFunction;
import java.io.IOException;
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
 * @param account the account and the region
 * @param functions handler classes by the name of the function
 * @param jars where these classes are, besides the class path
 */
record LocalAwsOptions(
        int port,
        String bind,
        @Nullable String database,
        Path data,
        Set<String> hosts,
        boolean anonymous,
        Account account,
        Map<String, String> functions,
        List<Path> jars,
        List<EventSource> eventSources) {

    static final String USAGE = """
            Usage: local-aws [OPTION]...
            Step Functions, SQS, SNS and Lambda on this machine, until Ctrl-C. It prints what a shell has to export.

              --port N                       where to listen; 4566 when not given, 0 for any free port
              --bind ADDRESS                 the address to listen on; loopback when not given
              --host NAME                    a name by which callers reach it, besides localhost and the address it listens on; may be repeated
              --data DIR                     the folder that keeps everything; .countersign/local-aws when not given
              --database URL                 jdbc:postgresql://... of a database that is there already, which several endpoints may share; the keys are in --data
              --region NAME                  the region in ARNs and signatures; us-east-1 when not given
              --account ID                   the account in ARNs and URLs of queues, twelve digits; 000000000000 when not given
              --anonymous                    ask for no signatures: whoever reaches loopback may do everything
              --function NAME=CLASS          a Lambda function and its RequestHandler or RequestStreamHandler; may be repeated
              --jar FILE                     a jar, or a folder of classes, that functions are in; may be repeated
              --event-source QUEUE=FUNCTION  a queue that feeds a function, with batches of up to ten; may be repeated
              --help                         this text\
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
        var region = LocalAwsConfig.DEFAULT_ACCOUNT.region();
        var account = LocalAwsConfig.DEFAULT_ACCOUNT.id();
        var functions = new LinkedHashMap<String, String>();
        var jars = new ArrayList<Path>();
        var sources = new ArrayList<EventSource>();
        for (var words = List.of(arguments).iterator(); words.hasNext(); ) {
            var option = words.next();
            switch (option) {
                case "--port" -> port = port(value(option, words));
                case "--bind" -> bind = value(option, words);
                case "--database" -> database = database(value(option, words));
                case "--data" -> data = Path.of(value(option, words));
                case "--host" -> hosts.add(value(option, words));
                case "--region" -> region = value(option, words);
                case "--account" -> account = value(option, words);
                case "--jar" -> jars.add(Path.of(value(option, words)));
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
        requireLoopback(anonymous, bind);
        requireFunctions(sources, functions.keySet());
        return new LocalAwsOptions(
                port, bind, database, data, hosts, anonymous, account(account, region), functions, jars, sources);
    }

    private static void requireLoopback(boolean anonymous, String bind) throws Wrong {
        if (anonymous && !isLoopback(bind)) {
            throw new Wrong("With --anonymous it listens on loopback only, and not on " + bind + ".");
        }
    }

    private static void requireFunctions(List<EventSource> sources, Set<String> functions) throws Wrong {
        for (var source : sources) {
            if (!functions.contains(source.function())) {
                throw new Wrong("There is no function %s for queue %s to feed: name it with --function."
                        .formatted(source.function(), source.queue()));
            }
        }
    }

    private static Account account(String id, String region) throws Wrong {
        if (!id.matches("\\d{12}")) {
            throw new Wrong("An account is a number of twelve digits, and not '" + id + "'.");
        }
        try {
            return new Account(id, region);
        } catch (IllegalArgumentException noRegion) {
            throw new Wrong("A region is named as in us-east-1, and not '" + region + "'.");
        }
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

    /** @throws IOException with a sentence, if a function cannot be loaded */
    Map<String, LocalFunction> loadFunctions() throws IOException {
        var classes = HandlerClasses.in(jars);
        var loaded = new LinkedHashMap<String, LocalFunction>();
        for (var function : functions.entrySet()) {
            loaded.put(function.getKey(), classes.function(function.getValue()));
        }
        return loaded;
    }

    LocalAwsConfig config(DataSource database, Keys keys, Map<String, LocalFunction> loaded) {
        var config = LocalAwsConfig.on(port, database, keys)
                .withBind(new InetSocketAddress(bind, port))
                .withAccount(account)
                .withFunctions(loaded)
                .withHosts(hosts)
                .withEventSources(eventSources);
        return anonymous ? config.forAnybody() : config;
    }
}
