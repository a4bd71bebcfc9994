package dev.countersign.request.ui;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.AttachmentLimits;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.attachment.ReceiveResult;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.FileFacts;
import dev.countersign.request.NewRequest;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.ui.form.FormUploads;
import dev.countersign.request.ui.form.Surroundings;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Viewer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the editors of a request's form need: the people of the viewer's tenant, that nobody decides their own request, and the viewer's files. */
final class FormSurroundings {

    /** So many people who can be chosen are named. */
    private static final int NAMES = 5;

    private FormSurroundings() {}

    static Surroundings of(Viewer viewer, People people, RequestFiles files, NewRequest request) {
        return new Surroundings(
                viewer.language(),
                viewer.formats(),
                (field, text) -> people.search(viewer.actor(), field.among(), text),
                (field, person) -> person.id().equals(viewer.actor().person()) && request.asksPersonIn(field.key())
                        ? Optional.of(viewer.formats().say("form.person.yourself"))
                        : Optional.empty(),
                field -> limit(field.among(), viewer, people),
                id -> Links.uuid(id)
                        .map(PersonId::new)
                        .flatMap(person -> people.find(viewer.actor().tenant(), person))
                        .map(Person::personName),
                new Uploads(files, viewer.actor()),
                viewer.actor().person().toString());
    }

    /** "Only people of System owners can be chosen: Irene Gil and Sofía León." */
    private static Optional<String> limit(Among among, Viewer viewer, People people) {
        Formats formats = viewer.formats();
        Optional<String> who = switch (among) {
            case Among.Everybody _ -> Optional.empty();
            case Among.Group(String key) ->
                Optional.ofNullable(people.groupNames(viewer.actor().tenant(), Set.of(key))
                                .get(key))
                        .map(group -> formats.say("form.person.only.group", group.in(viewer.language())));
            case Among.HoldersOf(Among.Role role) -> Optional.of(formats.say("form.person.only." + role.name()));
        };
        return who.map(only -> {
            List<String> names = people.search(viewer.actor(), among, "").stream()
                    .map(PersonName::name)
                    .toList();
            return names.isEmpty() || names.size() > NAMES ? only + "." : only + ": " + String.join(", ", names) + ".";
        });
    }

    private record Uploads(RequestFiles files, Actor actor) implements FormUploads {

        @Override
        public AttachmentLimits limits() {
            return files.limits();
        }

        @Override
        public ReceiveResult receive(AttachmentField field, IncomingFile file) throws IOException {
            return files.receive(actor, field.kinds(), file);
        }

        @Override
        public List<FileFacts> own(List<AttachmentId> wanted) {
            return files.own(actor, wanted);
        }

        @Override
        public void discard(AttachmentId file) {
            files.discard(actor, file);
        }
    }
}
