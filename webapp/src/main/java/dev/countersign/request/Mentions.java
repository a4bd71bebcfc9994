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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
     * People to offer while a name is typed, first those who may see the request. Nobody where the actor may not see the request.
     *
     * @param typed the beginning of a name; if it is blank, only people who have to do with the request
     */
    public List<MentionOffer> offer(Actor actor, RequestId id, String typed) {
        return transaction.call(
                actor,
                present -> files.find(present.tenant(), id)
                        .filter(request -> access.maySee(present, request))
                        .map(request -> offer(present, request, typed))
                        .orElseGet(List::of));
    }

    private List<MentionOffer> offer(Actor present, FiledRequest request, String typed) {
        Set<PersonId> allowed = allowed(present.tenant(), request);
        Collection<PersonName> found = typed.isBlank()
                ? people.names(present.tenant(), access.concerned(request)).values()
                : people.search(present, new Among.Everybody(), typed);
        return found.stream()
                .filter(person -> !person.id().equals(present.person()))
                .map(person -> new MentionOffer(person, allowed.contains(person.id())))
                .sorted(Comparator.comparing(MentionOffer::hasAccess)
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

    private Set<PersonId> allowed(TenantId tenant, FiledRequest request) {
        Set<PersonId> allowed = new HashSet<>(access.concerned(request));
        people.administrators(tenant).stream().map(Person::id).forEach(allowed::add);
        return allowed;
    }
}
