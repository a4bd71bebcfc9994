package dev.countersign.testing;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.people.PersonId;
import dev.countersign.request.ApprovalTrace;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.LockedRequest;
import dev.countersign.request.OpenTasks;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Approvals that a test lists itself, for tests of requests. */
public final class ListedApprovals implements ApprovalTrace, OpenTasks {

    private final Map<RequestId, List<Visit>> visits = new ConcurrentHashMap<>();

    public void add(RequestId request, Visit visit) {
        visits.computeIfAbsent(request, id -> new ArrayList<>()).add(visit);
    }

    @Override
    public List<Visit> visits(RequestId request) {
        return visits.getOrDefault(request, List.of());
    }

    @Override
    public List<Visit> visits(RequestId request, PersonId reader) {
        return visits(request);
    }

    @Override
    public List<Reasoned> reasons(TenantId tenant, FiledRequest request) {
        return List.of();
    }

    @Override
    public List<Act> acts(RequestId request) {
        return List.of();
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
                                .filter(waiting -> !waiting.firstAwaited().isEmpty())
                                .toList()));
    }

    private static Waiting waiting(Visit visit) {
        return new Waiting(
                visit.step(),
                visit.visit(),
                visit.asked().stream().map(Asked::voter).toList(),
                visit.asked().stream()
                        .filter(asked -> asked.answer() == PathNode.Answer.AWAITED)
                        .map(asked -> new Waiting.Awaited(
                                asked.person(), asked.voter().panels()))
                        .limit(Waiting.FEW)
                        .toList(),
                visit.since(),
                visit.due());
    }

    @Override
    public boolean involves(RequestId request, PersonId person) {
        return everybody(request).contains(person);
    }

    @Override
    public Map<Integer, Map<String, Latest>> outcomes(FiledRequest request) {
        Map<Integer, Map<String, Latest>> latest = new HashMap<>();
        visits(request.id())
                .forEach(visit -> latest.computeIfAbsent(visit.revision(), _ -> new HashMap<>())
                        .put(visit.step(), new Latest(visit.visit(), Optional.ofNullable(visit.outcome()))));
        return latest;
    }

    @Override
    public List<Foreseen> foresee(
            TenantId tenant, PersonId requester, TemplateDefinition definition, ApprovalStep step, JsonNode form) {
        return List.of();
    }

    @Override
    public List<PersonId> everybody(RequestId request) {
        return visits(request).stream()
                .flatMap(visit -> visit.asked().stream())
                .map(Asked::person)
                .distinct()
                .toList();
    }

    @Override
    public Map<PersonId, Set<RequestId>> asked(Collection<RequestId> requests, Collection<PersonId> people) {
        Map<PersonId, Set<RequestId>> found = new HashMap<>();
        requests.forEach(request -> everybody(request).stream()
                .filter(people::contains)
                .forEach(person ->
                        found.computeIfAbsent(person, _ -> new HashSet<>()).add(request)));
        return found;
    }

    @Override
    public Map<PersonId, Set<RequestId>> mostAsked(Collection<RequestId> requests, int limit) {
        Map<PersonId, Set<RequestId>> all = asked(
                requests,
                requests.stream()
                        .flatMap(request -> everybody(request).stream())
                        .toList());
        return all.entrySet().stream()
                .sorted(Comparator.comparingInt(one -> -one.getValue().size()))
                .limit(limit)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public boolean canBeRecalled(RequestId request, int revision) {
        return false;
    }

    @Override
    public void recall(LockedRequest request) {
        throw new UnsupportedOperationException("there are no tasks");
    }
}
