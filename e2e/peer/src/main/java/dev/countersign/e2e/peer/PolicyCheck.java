package dev.countersign.e2e.peer;

import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;

/** The automated step of a case. Like ours, it reads the form and returns an outcome. */
public final class PolicyCheck implements JavaDelegate {

    private static final long LARGE = 9000;

    @Override
    public void execute(DelegateExecution execution) {
        long amount = ((Number) execution.getVariable("amount")).longValue();
        execution.setVariable("policy", amount > LARGE ? "flag" : "allow");
    }
}
