package dev.countersign.bench;

import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.approval.Verdict;
import dev.countersign.bench.Organisation.Cast;
import dev.countersign.listing.Range;
import dev.countersign.live.Changes;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.template.TemplateVersionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * So many people at once. Each submits a request, waits until the manager has it in the inbox, opens and approves it as the manager, does
 * the same as the second approver, waits for the end of the request, and only then submits the next.
 */
final class PeopleLoop implements AutoCloseable {

    private static final String COMMENT = "Fine with me.";

    private final RequestService requests;
    private final ApprovalService approvals;
    private final Organisation organisation;
    private final Told told;

    PeopleLoop(RunningProduct product, Organisation organisation) {
        this.requests = product.get(RequestService.class);
        this.approvals = product.get(ApprovalService.class);
        this.organisation = organisation;
        this.told = new Told(product.context(), product.get(Changes.class), organisation.tenant());
    }

    /** What they did. */
    record Result(int requests, long nanos, Timings timings) {}

    Result run(int people, Duration time, RandomGenerator.SplittableGenerator random) throws InterruptedException {
        long begun = System.nanoTime();
        List<Callable<Result>> loops = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            RandomGenerator own = random.split();
            loops.add(() -> loop(begun + time.toNanos(), own));
        }
        Timings timings = new Timings();
        int done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
            for (Future<Result> each : threads.invokeAll(loops)) {
                timings.addAll(each.get().timings());
                done += each.get().requests();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a person could not go on", failed.getCause());
        }
        return new Result(done, System.nanoTime() - begun, timings);
    }

    private Result loop(long end, RandomGenerator own) throws InterruptedException, TimeoutException {
        long begun = System.nanoTime();
        Timings timings = new Timings();
        int done = 0;
        for (; System.nanoTime() < end; done++) {
            Cast cast = organisation.cast(own);
            RequestId request = submit(timings, cast, own);
            long decided = System.nanoTime();
            approve(timings, cast.manager(), request, decided, Optional.empty());
            approve(timings, cast.second(), request, System.nanoTime(), Optional.of(Measured.HANDOVER));
            told.awaitEnd(request);
        }
        return new Result(done, System.nanoTime() - begun, timings);
    }

    RequestId submit(Timings timings, Cast cast, RandomGenerator own) {
        TemplateVersionId template = requests.prepare(cast.requester(), Organisation.TEMPLATE)
                .orElseThrow()
                .template();
        Submission submission = new Submission(UUID.randomUUID(), template, form(cast, own));
        SubmitResult result = timings.time(Measured.SUBMIT, () -> requests.submit(cast.requester(), submission));
        return result instanceof SubmitResult.Submitted submitted ? submitted.id() : refused(result);
    }

    /**
     * Waits for the request in the person's inbox, opens the case and approves it.
     *
     * @param since the end of what had to happen before, if the time until the case is there is measured as {@code arrival}
     */
    void approve(Timings timings, Actor person, RequestId request, long since, Optional<Measured> arrival)
            throws InterruptedException, TimeoutException {
        told.await(request, person.person());
        ApprovalId approval = timings.time(Measured.INBOX, () -> inbox(person)).stream()
                .filter(item -> item.request().equals(request))
                .map(InboxItem::approval)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(request + " is not in the inbox"));
        arrival.ifPresent(what -> timings.add(what, System.nanoTime() - since));
        ApprovalCase opened = timings.time(
                Measured.CASE, () -> approvals.open(person, approval).orElseThrow());
        DecideResult result = timings.time(
                Measured.DECIDE,
                () -> approvals.decide(
                        person,
                        approval,
                        Verdict.APPROVE,
                        COMMENT,
                        opened.request().head().revision(),
                        UUID.randomUUID()));
        if (!(result instanceof DecideResult.Recorded)) {
            refused(result);
        }
    }

    /** The pages that show much to these two: opened one after the other by one person at a time. */
    Result read(Cast cast, Duration time) {
        long begun = System.nanoTime();
        Timings timings = new Timings();
        int done = 0;
        for (; System.nanoTime() - begun < time.toNanos(); done++) {
            List<InboxItem> items = timings.time(Measured.INBOX, () -> inbox(cast.manager()));
            ApprovalId any = items.get(done % items.size()).approval();
            timings.time(
                    Measured.CASE, () -> approvals.open(cast.manager(), any).orElseThrow());
            timings.time(Measured.REQUESTS, () -> requests.list(cast.requester(), RequestFilter.ALL, Range.first()));
        }
        return new Result(done, System.nanoTime() - begun, timings);
    }

    /** Leaves one request at its manager. */
    RequestId open(Cast cast, RandomGenerator own) throws InterruptedException, TimeoutException {
        RequestId request = submit(new Timings(), cast, own);
        told.await(request, cast.manager().person());
        return request;
    }

    /** Brings one request to its end. */
    RequestId close(Cast cast, RandomGenerator own) throws InterruptedException, TimeoutException {
        Timings notKept = new Timings();
        RequestId request = submit(notKept, cast, own);
        approve(notKept, cast.manager(), request, 0, Optional.empty());
        approve(notKept, cast.second(), request, 0, Optional.empty());
        told.awaitEnd(request);
        return request;
    }

    private List<InboxItem> inbox(Actor person) {
        List<InboxItem> items =
                approvals.inbox(person, InboxFilter.ALL, Range.first()).rows();
        approvals.counts(person);
        return items;
    }

    private static JsonNode form(Cast cast, RandomGenerator own) {
        return JsonMapper.shared().readTree("""
                {"title": "Standing desks %d", "amount": {"amount": %d, "currency": "EUR"}, "second": "%s",
                 "reason": "The old ones broke, and the warranty has ended. The supplier delivers within two weeks."}
                """.formatted(
                own.nextInt(100_000), 600 + own.nextInt(4_000), cast.second().person()));
    }

    private static RequestId refused(Object result) {
        throw new IllegalStateException("refused: " + result);
    }

    @Override
    public void close() {
        told.close();
    }
}
