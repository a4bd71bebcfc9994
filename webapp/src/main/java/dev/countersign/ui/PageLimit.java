package dev.countersign.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Limits the open pages of one session, since the state of each takes memory. The oldest are closed; they reload when they are used again. */
@Component
class PageLimit implements VaadinServiceInitListener {

    private final int most;

    PageLimit(@Value("${countersign.limits.pages-per-session:20}") int most) {
        this.most = most;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(opened -> closeOldest(opened.getUI()));
    }

    private void closeOldest(UI opened) {
        List<UI> others = opened.getSession().getUIs().stream()
                .filter(ui -> ui.getUIId() != opened.getUIId() && !ui.isClosing())
                .sorted(Comparator.comparingInt(UI::getUIId))
                .toList();
        others.stream().limit(Math.max(0, others.size() + 1 - most)).forEach(UI::close);
    }
}
