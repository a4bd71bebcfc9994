package dev.countersign.testing;

import dev.countersign.people.PersonId;
import dev.countersign.request.ApprovalTrace;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Approvals that a test lists itself, for tests of requests. */
public final class ListedApprovals implements ApprovalTrace {

    private final Map<RequestId, List<Visit>> visits = new ConcurrentHashMap<>();

    public void add(RequestId request, Visit visit) {
        visits.computeIfAbsent(request, id -> new ArrayList<>()).add(visit);
    }

    @Override
    public List<Visit> visits(RequestId request) {
        return visits.getOrDefault(request, List.of());
    }

    @Override
    public Map<RequestId, List<Waiting>> waiting(Collection<RequestId> requests) {
        return requests.stream()
                .filter(visits::containsKey)
                .collect(Collectors.toMap(
                        id -> id,
                        id -> visits(id).stream()
                                .filter(visit -> visit.state() == State.OPEN)
                                .map(ListedApprovals::waiting)
                                .filter(waiting -> waiting.awaited() > 0)
                                .toList()));
    }

    private static Waiting waiting(Visit visit) {
        List<PersonId> awaited = visit.asked().stream()
                .filter(asked -> asked.answer() == PathNode.Answer.AWAITED)
                .map(Asked::person)
                .toList();
        int approved = (int) visit.asked().stream()
                .filter(asked -> asked.answer() == PathNode.Answer.APPROVED)
                .count();
        return new Waiting(
                visit.step(),
                visit.standIns(),
                visit.asked().size(),
                approved,
                awaited.size(),
                awaited.stream().limit(Waiting.FEW).toList(),
                visit.since(),
                visit.due());
    }

    @Override
    public boolean involves(RequestId request, PersonId person) {
        return everybody(request).contains(person);
    }

    @Override
    public Map<String, Latest> outcomes(RequestId request, int revision) {
        Map<String, Latest> latest = new HashMap<>();
        visits(request)
                .forEach(visit ->
                        latest.put(visit.step(), new Latest(visit.visit(), Optional.ofNullable(visit.outcome()))));
        return latest;
    }

    @Override
    public List<PersonId> everybody(RequestId request) {
        return visits(request).stream()
                .flatMap(visit -> visit.asked().stream())
                .map(Asked::person)
                .distinct()
                .toList();
    }
}
