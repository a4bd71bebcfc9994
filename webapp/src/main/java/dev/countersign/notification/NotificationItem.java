package dev.countersign.notification;

import dev.countersign.alarm.AlarmEnd;
import dev.countersign.definitions.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A notification in the list of its reader.
 *
 * @param path of its page, without a leading slash
 * @param number of the request
 * @param title of the request, or the name of whom or what an alarm is about
 * @param requester the name of who has submitted it
 * @param own whether the reader is the requester
 * @param by the name of whoever wrote a comment or a question, passed it on or ended it; empty if nobody did
 * @param reassigned whether the approval was taken from somebody for the reader, and not delegated to them
 * @param standsFor the name of the person in whose place the reader was asked, who was away; empty if nobody was
 * @param again whether the reader was asked before, and somebody else in between
 * @param revision of the request, where it is about an approval; otherwise 0
 * @param words what somebody wrote, or why; empty if nothing; of an alarm, how the keys of its texts begin
 * @param said notes and questions, oldest first
 * @param ended how the alarm that it is about was closed; empty if it is open, or about none
 * @param due when it is due, where that matters
 */
public record NotificationItem(
        UUID id,
        NotificationKind kind,
        String path,
        String number,
        Text title,
        String requester,
        boolean own,
        String by,
        boolean reassigned,
        String standsFor,
        boolean again,
        int revision,
        Text words,
        List<SaidBy> said,
        Optional<AlarmEnd> ended,
        Optional<Instant> due,
        Instant at,
        boolean read) {

    public NotificationItem {
        said = List.copyOf(said);
    }
}
