package dev.countersign.notification;

import dev.countersign.approval.MissedDue;
import dev.countersign.approval.ReadableReason;
import dev.countersign.approval.RevisionNews;
import dev.countersign.brand.Brand;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.AfterDue;
import dev.countersign.request.FiledRequest;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a letter is written from.
 *
 * @param id of the notification
 * @param brand how the organisation looks
 * @param by the name of whoever wrote a comment or a question
 * @param named whom its words name
 * @param why why the reader is asked
 * @param files the names of the files of the request, for a reader who is asked
 * @param leftOut the names of the steps without which the request has gone on, for a reader who is asked
 * @param news what is new, for a reader who is asked about a changed request
 * @param decide the path of the page where the reader can decide without signing in
 * @param unsubscribe the path that stops letters of this kind
 * @param time what it says about a due date
 */
record LetterDraft(
        UUID id,
        TenantId tenant,
        Notification notification,
        Person reader,
        Person requester,
        FiledRequest request,
        Brand brand,
        Optional<String> by,
        Map<PersonId, PersonName> named,
        List<ReadableReason> why,
        List<String> files,
        List<Text> leftOut,
        Optional<RevisionNews.News> news,
        Optional<String> decide,
        Optional<String> unsubscribe,
        Deadline time) {

    /**
     * A due date, before and after it.
     *
     * @param after what follows if it is missed
     * @param missed the one that was missed
     */
    record Deadline(Optional<AfterDue> after, Optional<MissedDue> missed) {

        static final Deadline NONE = new Deadline(Optional.empty(), Optional.empty());
    }
}
