package io.github.seatkeeper.containers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A test's orders: a line each on standard input, answered by one on standard output. Where they end, so does the process. */
final class Orders {
    private final Launched container;
    private final PrintStream answers;

    /** What the container itself and its sites print goes where their logs go. */
    Orders(Launched container) {
        this.container = container;
        this.answers = System.out;
        System.setOut(System.err);
    }

    void obey() throws Exception {
        answers.println("listening " + container.port());
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                answers.println(answer(order.split(" ")));
            }
        } catch (IOException e) {
            System.err.println("Nobody gives orders any more: " + e.getMessage());
        } finally {
            container.stop();
        }
    }

    private String answer(String[] order) {
        try {
            if (order[0].equals("deploy")) {
                container.deploy(order[1], Path.of(order[2]), store(order));
            } else {
                container.undeploy(order[1]);
            }
            return "done";
        } catch (Exception e) {
            e.printStackTrace();
            return "failed " + e;
        }
    }

    private static @Nullable Path store(String[] order) {
        return order.length > 3 ? Path.of(order[3]) : null;
    }
}
