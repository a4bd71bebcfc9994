package dev.countersign.approval;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.countersign.job.OutboxCall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module. */
@Configuration(proxyBeanMethods = false)
class ApprovalCalls {

    @Bean
    Task<ApprovalRef> expireApprovalTask(ExpireCall call) {
        return OutboxCall.of(Deadlines.EXPIRE, call::run);
    }

    @Bean
    Task<Deadlines.Reminder> remindApproversTask(RemindCall call) {
        return OutboxCall.of(Deadlines.REMIND, call::run);
    }

    @Bean
    Task<CoverCall.Ref> coverPersonTask(CoverCall call) {
        return OutboxCall.of(CoverCall.COVER, call::run);
    }

    @Bean
    Task<ReplaceCall.Ref> replacePersonTask(ReplaceCall call) {
        return OutboxCall.of(ReplaceCall.REPLACE, call::run);
    }

    @Bean
    Task<LeaverCall.Ref> lookForShortagesTask(LeaverCall call) {
        return OutboxCall.of(LeaverCall.LOOK, call::run);
    }

    @Bean
    Task<ApprovalRef> undoEndedTask(UndoEndedCall call) {
        return OutboxCall.of(UndoEnds.ENDED, call::run);
    }

    @Bean
    Task<MentionsInApprovals.Ref> tellMentionedTask(MentionsInApprovals mentions) {
        return OutboxCall.of(MentionsInApprovals.TELL, mentions::run);
    }

    @Bean
    Task<ApprovalRef> answerTokenTask(AnswerTokenCall call) {
        return OutboxCall.of(AnswerCalls.ANSWER, call::run);
    }
}
