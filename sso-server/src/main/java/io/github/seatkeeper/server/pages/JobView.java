package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.store.LimitJob;
import org.jspecify.annotations.Nullable;

/**
 * The job of a limit as the pages show it.
 *
 * @param job as far as it is
 * @param running whether it goes on
 * @param startedAt when
 * @param finishedAt when; null while it is running
 */
public record JobView(
        LimitJob job,
        boolean running,
        ShownTime startedAt,
        @Nullable ShownTime finishedAt) {
    static @Nullable JobView of(@Nullable LimitJob job, ReaderTimes times) {
        return job == null
                ? null
                : new JobView(job, job.finishedAt() == null, times.of(job.startedAt()), times.orNull(job.finishedAt()));
    }
}
