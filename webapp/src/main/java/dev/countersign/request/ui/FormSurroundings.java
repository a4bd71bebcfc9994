package dev.countersign.request.ui;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.AttachmentLimits;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.attachment.ReceiveResult;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.FileFacts;
import dev.countersign.request.NewRequest;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.ui.form.FormUploads;
import dev.countersign.request.ui.form.Surroundings;
import dev.countersign.ui.Viewer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the editors of a request's form need: the people of the viewer's tenant, that nobody decides their own request, and the viewer's files. */
final class FormSurroundings {

    private FormSurroundings() {}

    static Surroundings of(Viewer viewer, People people, RequestFiles files, NewRequest request) {
        return new Surroundings(
                viewer.language(),
                viewer.formats(),
                (field, text) -> people.search(viewer.actor(), field.among(), text),
                (field, person) -> person.id().equals(viewer.actor().person()) && request.asksPersonIn(field.key())
                        ? Optional.of(viewer.formats().say("form.person.yourself"))
                        : Optional.empty(),
                id -> Links.uuid(id)
                        .map(PersonId::new)
                        .flatMap(person -> people.find(viewer.actor().tenant(), person))
                        .map(Person::personName),
                new Uploads(files, viewer.actor()),
                viewer.actor().person().toString());
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
