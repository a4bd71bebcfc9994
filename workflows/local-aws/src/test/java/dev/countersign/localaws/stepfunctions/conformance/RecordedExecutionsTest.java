package dev.countersign.localaws.stepfunctions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.conformance.Recording;
import dev.countersign.conformance.Recordings;
import dev.countersign.conformance.ReplayVerdict;
import dev.countersign.localaws.FastClock;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.stepfunctions.conformance.JsonApi.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

/** Measures the endpoint by executions that were recorded on AWS, where the recordings are at hand. */
class RecordedExecutionsTest {

    private static final int AT_ONCE = 32;

    @Test
    void executionsEndAndAreToldOverHttpAsTheyWereOnAws() throws Exception {
        var folder = Recordings.folder();
        if (folder.isEmpty()) {
            System.out.println("local-aws conformance: skipped, there are no recordings (system property "
                    + Recordings.PROPERTY + ')');
            return;
        }

        var verdicts = replay(Recordings.executions(folder.get()));

        var measured = verdicts.stream().filter(verdict -> !verdict.leftOut()).toList();
        print(verdicts, measured);
        assertThat(ReplayVerdict.share(measured, ReplayVerdict::endsRight)).isGreaterThanOrEqualTo(0.98);
        assertThat(ReplayVerdict.share(measured, ReplayVerdict::typesRight)).isGreaterThanOrEqualTo(0.97);
    }

    private static List<ReplayVerdict> replay(List<Recording> recordings) throws Exception {
        var config = LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS)
                .forAnybody()
                .withAccount(new Account("111111111111", "us-east-1"))
                .withFunctions(RecordedFunctions.all())
                .withClock(new FastClock());
        try (var aws = LocalAws.start(config);
                var topics = TestClients.client(SnsClient.builder(), aws.endpoint());
                var threads =
                        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var api = new JsonApi(aws.endpoint());
            var running = new ArrayList<Future<ReplayVerdict>>();
            for (int number = 0; number < recordings.size(); number++) {
                var recording = recordings.get(number);
                var replay = new Replay(recording, number, api, topics);
                running.add(threads.submit(() -> verdict(recording, replay)));
            }
            var verdicts = new ArrayList<ReplayVerdict>();
            for (var one : running) {
                verdicts.add(one.get());
            }
            return verdicts;
        }
    }

    private static ReplayVerdict verdict(Recording recording, Replay replay) throws InterruptedException {
        try {
            return ReplayVerdict.of(recording, replay.run());
        } catch (Refused refused) {
            return ReplayVerdict.refused(recording, String.valueOf(refused.getMessage()), Replay.isLeftOut(refused));
        }
    }

    private static void print(List<ReplayVerdict> all, List<ReplayVerdict> measured) {
        for (var verdict : all) {
            if (verdict.leftOut() || !verdict.detailsRight()) {
                System.out.printf(
                        "%s %s%n   end: %s%n   types: %s%n   details: %s%n",
                        verdict.leftOut() ? "LEFT OUT" : "MISS",
                        verdict.recording().name(),
                        verdict.end(),
                        verdict.types(),
                        verdict.details());
            }
        }
        System.out.printf(
                "local-aws conformance: %d right, %d with exact types, %d with exact details, of %d; %d more ask for what is left out%n",
                measured.stream().filter(ReplayVerdict::endsRight).count(),
                measured.stream().filter(ReplayVerdict::typesRight).count(),
                measured.stream().filter(ReplayVerdict::detailsRight).count(),
                measured.size(),
                all.size() - measured.size());
    }
}
