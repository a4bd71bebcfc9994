package dev.countersign.e2e.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * Operaton with the shape *case*, in a closed loop within its own process. Each line of its input is the number of seconds to run; its answer is the
 * number of cases that ended.
 */
public final class OperatonPeer {

    private static final String PROCESS = "case";
    private static final int CONNECTIONS = 24;
    private static final int TASKS = 2;

    private final ProcessEngine engine;
    private final int clients;
    private final String form;

    private OperatonPeer(ProcessEngine engine, int clients, String form) {
        this.engine = engine;
        this.clients = clients;
        this.form = form;
    }

    /**
     * Gets the URL of its database from the environment ({@code PEER_URL}, with user and password).
     *
     * @param arguments the number of clients, and the form of a case
     */
    public static void main(String... arguments) throws IOException, InterruptedException, ExecutionException {
        try (HikariDataSource pool = pool(System.getenv())) {
            ProcessEngine engine = engine(pool);
            engine.getRepositoryService()
                    .createDeployment()
                    .addClasspathResource("peer/case.bpmn")
                    .deploy();
            OperatonPeer peer = new OperatonPeer(engine, Integer.parseInt(arguments[0]), arguments[1]);
            BufferedReader rounds = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            System.out.println("ready");
            for (String seconds = rounds.readLine(); seconds != null; seconds = rounds.readLine()) {
                System.out.println(peer.run(Integer.parseInt(seconds)));
            }
            engine.close();
        }
    }

    private static HikariDataSource pool(Map<String, String> environment) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(environment.get("PEER_URL"));
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    /** History on the level that an audit needs; features that only cost time are off. */
    private static ProcessEngine engine(HikariDataSource pool) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("audit");
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        return configuration.buildProcessEngine();
    }

    private int run(int seconds) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Callable<Integer>> loops = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            loops.add(() -> loop(end));
        }
        int cases = 0;
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (Future<Integer> each : threads.invokeAll(loops)) {
                cases += each.get();
            }
        }
        return cases;
    }

    private int loop(long end) {
        int cases = 0;
        for (; System.nanoTime() < end; cases++) {
            String id = engine.getRuntimeService()
                    .startProcessInstanceByKey(PROCESS, Map.of("form", form, "amount", 4711))
                    .getId();
            for (int task = 0; task < TASKS; task++) {
                String waiting = engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(id)
                        .singleResult()
                        .getId();
                engine.getTaskService().complete(waiting, Map.of("outcome" + task, "APPROVED"));
            }
        }
        return cases;
    }
}
