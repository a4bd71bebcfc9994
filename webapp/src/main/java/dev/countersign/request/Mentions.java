package dev.countersign.request;

import dev.countersign.definitions.form.Among;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Who is named in what people say about requests. Being named gives nobody access: only who may see the request is told. */
@Service
public class Mentions {

    private static final int OFFERED = 8;

    private final ActorTransaction transaction;
    private final FiledRequests files;
    private final RequestAccess access;
    private final People people;
    private final MentionRepository mentions;

    Mentions(
            ActorTransaction transaction,
            FiledRequests files,
            RequestAccess access,
            People people,
            MentionRepository mentions) {
        this.transaction = transaction;
        this.files = files;
        this.access = access;
        this.people = people;
        this.mentions = mentions;
    }

    /**
     * People to offer while a name is typed, first those who may see the requests that the words are about. Nobody where the actor may see none of them.
     *
     * @param typed the beginning of a name; if it is blank, only people who have to do with the requests
     */
    public List<MentionOffer> offer(Actor actor, Collection<RequestId> ids, String typed) {
        return transaction.call(actor, present -> {
            List<RequestSummary> visible = access.visible(
                    present, files.summaries(present.tenant(), ids).values());
            return visible.isEmpty() ? List.of() : offer(present, visible, typed);
        });
    }

    private List<MentionOffer> offer(Actor present, List<RequestSummary> requests, String typed) {
        Map<PersonId, PersonName> found = typed.isBlank()
                ? people.names(present.tenant(), access.mostConcerned(requests, OFFERED + 1))
                : people.search(present, new Among.Everybody(), typed).stream()
                        .collect(Collectors.toMap(PersonName::id, Function.identity()));
        Map<PersonId, Integer> visible = new HashMap<>(access.concerned(requests, found.keySet()));
        people.administrators(present.tenant()).forEach(person -> visible.put(person.id(), requests.size()));
        return found.values().stream()
                .filter(person -> !person.id().equals(present.person()))
                .map(person -> new MentionOffer(person, visible.getOrDefault(person.id(), 0), requests.size()))
                .sorted(Comparator.comparingInt(MentionOffer::visible)
                        .reversed()
                        .thenComparing(offer -> offer.person().name()))
                .limit(OFFERED)
                .toList();
    }

    /** Stores who is named in the words: people who may see the request, without the author. In its unit of work. Returns whether somebody is. */
    public boolean keep(LockedRequest request, Words words) {
        if (!words.text().contains(Mention.SIGN)) {
            return false;
        }
        Set<PersonId> allowed = allowed(request.tenant(), request.filed());
        allowed.remove(words.by());
        List<Mention> named =
                Mention.in(words.text(), people.names(request.tenant(), allowed).values());
        if (!named.isEmpty()) {
            mentions.add(request.tenant(), words, named);
        }
        return !named.isEmpty();
    }

    /**
     * Tells those who are named in words that were kept, and may still see the request. In its unit of work.
     *
     * @param without who reads the same words in another notification
     */
    public void tell(LockedRequest request, Words words, Set<PersonId> without) {
        if (!words.text().contains(Mention.SIGN)) {
            return;
        }
        Set<PersonId> allowed = allowed(request.tenant(), request.filed());
        allowed.removeAll(without);
        List<PersonId> told = mentions.of(List.of(words.id())).getOrDefault(words.id(), List.of()).stream()
                .map(Mention::person)
                .filter(allowed::contains)
                .toList();
        if (!told.isEmpty()) {
            request.publish(
                    new PeopleMentioned(request.tenant(), request.id(), words.id(), words.by(), words.text(), told));
        }
    }

    /** Both, for words that nobody reads elsewhere. */
    void of(LockedRequest request, Words words) {
        if (keep(request, words)) {
            tell(request, words, Set.of());
        }
    }

    /** People who were erased since they were named in what is said about these requests; in the transaction of the tenant. */
    public ErasedMentions erased(TenantId tenant, Collection<RequestId> ids) {
        List<MentionRepository.Erased> found = mentions.erased(ids);
        Map<PersonId, PersonName> names = people.names(
                tenant, found.stream().map(one -> one.mention().person()).collect(Collectors.toSet()));
        return new ErasedMentions(found.stream()
                .filter(one -> names.containsKey(one.mention().person()))
                .collect(Collectors.groupingBy(
                        MentionRepository.Erased::request,
                        Collectors.toMap(
                                one -> one.mention().written(),
                                one -> Objects.requireNonNull(
                                                names.get(one.mention().person()))
                                        .name(),
                                (one, other) -> one))));
    }

    private Set<PersonId> allowed(TenantId tenant, FiledRequest request) {
        Set<PersonId> allowed = new HashSet<>(access.concerned(request));
        people.administrators(tenant).stream().map(Person::id).forEach(allowed::add);
        return allowed;
    }
}
