package dev.countersign.approval;

import dev.countersign.approval.EarlierRepository.Likeness;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestSummary;
import dev.countersign.request.SimilarKey;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the closed requests that help to decide another one, as far as the reader may open them. */
@Component
class EarlierRequests {

    private static final int MOST = 5;

    /** The most about the same, so that there is room for those of the same requester. */
    private static final int MOST_ABOUT_THE_SAME = 3;

    private final EarlierRepository earlier;
    private final FiledRequests requests;

    EarlierRequests(EarlierRepository earlier, FiledRequests requests) {
        this.earlier = earlier;
        this.requests = requests;
    }

    /** @param inPlaceOf the person for whom the reader decides: what they may open helps the reader, too */
    List<ApprovalCase.Earlier> of(Actor reader, FiledRequest request, Optional<PersonId> inPlaceOf) {
        Optional<String> key = SimilarKey.of(request.definition(), request.form());
        List<EarlierRepository.Found> own = earlier.find(reader, request, key, MOST);
        Set<RequestId> openable =
                own.stream().map(EarlierRepository.Found::request).collect(Collectors.toSet());
        List<EarlierRepository.Found> others = inPlaceOf
                .map(person -> earlier.find(new Actor(reader.tenant(), person, Set.of()), request, key, MOST))
                .orElse(List.of());
        Map<Likeness, List<RequestId>> found = Stream.concat(own.stream(), others.stream())
                .distinct()
                .collect(Collectors.groupingBy(
                        EarlierRepository.Found::likeness,
                        Collectors.mapping(EarlierRepository.Found::request, Collectors.toList())));
        List<RequestId> similar = found.getOrDefault(Likeness.SAME, List.of());
        Set<RequestId> chosen = new LinkedHashSet<>();
        similar.stream().limit(MOST_ABOUT_THE_SAME).forEach(chosen::add);
        fill(chosen, found.getOrDefault(Likeness.REQUESTER, List.of()));
        fill(chosen, similar);
        fill(chosen, found.getOrDefault(Likeness.ASKED, List.of()));
        return requests.summaries(reader.tenant(), List.copyOf(chosen)).values().stream()
                // What somebody has asked for themselves is nothing that whoever decides for them needs to know.
                .filter(one -> openable.contains(one.id())
                        || !Optional.of(one.requester().id()).equals(inPlaceOf))
                .map(one -> openable.contains(one.id())
                        ? earlier(one, similar.contains(one.id()) ? same(request) : Optional.empty())
                        : outcome(one, similar.contains(one.id()) ? same(request) : Optional.empty()))
                .sorted(Comparator.comparing(ApprovalCase.Earlier::closedAt).reversed())
                .toList();
    }

    private static void fill(Set<RequestId> chosen, List<RequestId> others) {
        for (RequestId other : others) {
            if (chosen.size() < MOST) {
                chosen.add(other);
            }
        }
    }

    private static Optional<ApprovalCase.Same> same(FiledRequest request) {
        return SimilarKey.field(request.definition())
                .map(field -> new ApprovalCase.Same(
                        field.label(), request.form().path(field.key()).stringValue()));
    }

    /** Of a request that the reader may not open: what it was about, how much and how it ended. */
    private static ApprovalCase.Earlier outcome(RequestSummary request, Optional<ApprovalCase.Same> same) {
        return new ApprovalCase.Earlier(
                request.id(),
                request.number(),
                request.title(),
                Optional.empty(),
                same,
                request.amount(),
                request.status(),
                Optional.empty(),
                request.closedAt().orElseThrow());
    }

    private static ApprovalCase.Earlier earlier(RequestSummary request, Optional<ApprovalCase.Same> same) {
        return new ApprovalCase.Earlier(
                request.id(),
                request.number(),
                request.title(),
                Optional.of(request.requester()),
                same,
                request.amount(),
                request.status(),
                request.reason(),
                request.closedAt().orElseThrow());
    }
}
