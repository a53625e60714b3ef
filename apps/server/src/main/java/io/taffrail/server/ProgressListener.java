package io.taffrail.server;

/** Is told how far long work has come. */
public interface ProgressListener {

    /** So many of so many are done; called often, and cheap to ignore. */
    void onProgress(long done, long total);
}
