package org.newsweft.corpus;

/** Why a record is no article, and the value that was found. */
record Reject(RejectReason reason, String detail) implements Outcome {}
