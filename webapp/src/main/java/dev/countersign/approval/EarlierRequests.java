package dev.countersign.approval;

import dev.countersign.approval.EarlierRepository.Likeness;
import dev.countersign.people.Actor;
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

    List<ApprovalCase.Earlier> of(Actor reader, FiledRequest request) {
        Map<Likeness, List<RequestId>> found =
                earlier.find(reader, request, SimilarKey.of(request.definition(), request.form()), MOST).stream()
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
                .map(one -> earlier(one, similar.contains(one.id()) ? same(request) : Optional.empty()))
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

    private static ApprovalCase.Earlier earlier(RequestSummary request, Optional<ApprovalCase.Same> same) {
        return new ApprovalCase.Earlier(
                request.id(),
                request.number(),
                request.title(),
                request.requester(),
                same,
                request.amount(),
                request.status(),
                request.reason(),
                request.closedAt().orElseThrow());
    }
}
