package dev.countersign.approval.ui;

import dev.countersign.approval.ApprovalService;
import dev.countersign.people.Actor;
import dev.countersign.ui.Icon;
import dev.countersign.ui.NavigationEntry;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(10)
record InboxNavigation(ApprovalService approvals) implements NavigationEntry {

    @Override
    public String path() {
        return "inbox";
    }

    @Override
    public String labelKey() {
        return "nav.inbox";
    }

    @Override
    public Icon icon() {
        return Icon.INBOX;
    }

    @Override
    public int waiting(Actor actor) {
        return approvals.waiting(actor);
    }
}
