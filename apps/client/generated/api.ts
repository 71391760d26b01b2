// Generated from the OpenAPI document by scripts/generate.mjs: change the routes and schemas in apps/api, not this file.

export interface paths {
    "/access-evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether a record of yours might be given, without giving it (AuthZEN)
         * @description Ask whether a record of yours might be given, without giving it (AuthZEN).
         */
        post: operations["evaluateAccess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you announced and what came of it: totals from ten up
         * @description What you announced and what came of it: totals from ten up.
         */
        get: operations["listAnnouncements"];
        put?: never;
        /**
         * Announce a group of workers whose work ends, without people in it, and get its code
         * @description No people: how many, in which sector and occupation, and from when. Everybody who works there gets the code, and reports with it or not.
         */
        post: operations["announceGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the code of a group
         * @description End the code of a group.
         */
        post: operations["closeAnnouncement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/agreement-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who changed this agreement, and who approved it
         * @description Who changed this agreement, and who approved it.
         */
        post: operations["findAgreementChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The latest signed checkpoint of the access log, and the keys
         * @description The latest signed checkpoint of the access log, and the keys.
         */
        get: operations["latestCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Checkpoints in the order in which they were signed (long poll)
         * @description Checkpoints in the order in which they were signed (long poll).
         */
        get: operations["listCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/consistency-proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That the log at one size is the start of the log at another
         * @description That the log at one size is the start of the log at another.
         */
        get: operations["proveConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/decision-origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a decision was made of, and whether it is still what was signed
         * @description What a decision was made of, and whether it is still what was signed.
         */
        post: operations["findDecisionOrigin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decisions as the Authorization Decision Log has them
         * @description Decisions as the Authorization Decision Log has them.
         */
        post: operations["findDecisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the answer to a question along as a signed file
         * @description All that a question has for answer, as a file. Its signature is given by the export itself when it was read to its end.
         */
        post: operations["exportLog"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an export is, and its signature
         * @description How far an export is, and its signature.
         */
        get: operations["readLogExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/inclusion-proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That an event in which you appear is in the log
         * @description That an event in which you appear is in the log.
         */
        get: operations["proveInclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Every line of the log in which you appear, in a period
         * @description Every line of the log in which you appear, in a period.
         */
        post: operations["findOwnLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/readers-of-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who looked at this person's log
         * @description Who looked at this person's log.
         */
        post: operations["findReadersOfPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/receipts-about-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who received anything about this person: when, which fields, on which basis
         * @description Who received anything about this person: when, which fields, on which basis.
         */
        post: operations["findReceiptsAboutPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/receipts-between-parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Everything that one party received of another in a period
         * @description Everything that one party received of another in a period.
         */
        post: operations["findReceiptsBetweenParties"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-log/refusals-for-consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Every refusal for lack of consent in a period
         * @description Every refusal for lack of consent in a period.
         */
        post: operations["findRefusalsForConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a file of many records; answered when all of it is safely in
         * @description All of the file is stored before it is answered; then it is read, and one bad record refuses only itself. The same Idempotency-Key with the same file gives the first answer.
         */
        post: operations["sendBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a file of yours is
         * @description How far a file of yours is.
         */
        get: operations["readBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every refused line of it, by page or as a file
         * @description A page of JSON by itself; all lines after `after` as a file, when CSV or NDJSON is asked for.
         */
        get: operations["listRefusalsOfBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is in force at a moment (at) and planned after it, of one kind or of all
         * @description What is in force at a moment (at) and planned after it, of one kind or of all.
         */
        get: operations["listConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/configuration/{kind}/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A thing over time: every version, its hash and who approved it
         * @description A thing over time: every version, its hash and who approved it.
         */
        get: operations["readConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/configuration/{kind}/{key}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is different between two versions (from, until), in words
         * @description What is different between two versions (from, until), in words.
         */
        get: operations["compareConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/consent-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a one-time code with which the person says yes or no itself
         * @description Make a one-time code with which the person says yes or no itself.
         */
        post: operations["inviteConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a consent or a refusal
         * @description Register a consent or a refusal.
         */
        post: operations["registerConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/consents/_search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Consents of a person of yours, by record id or BSN
         * @description Own entries only, by one thing: a record id, a BSN, or (for the privacy officer) a moment before which they expire: those that were not given again; with expiresAfter also those that expired since then. About somebody whom nobody asked the answer is that of somebody who is not known.
         */
        post: operations["searchConsents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/consents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A consent of yours; what was said only for the privacy officer
         * @description A consent of yours; what was said only for the privacy officer.
         */
        get: operations["readConsent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/consents/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The receipt of a consent (ISO/IEC TS 27560), as JSON or as a page to print
         * @description As JSON, or with Accept: text/html as a page to print
         */
        get: operations["readReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/consents/{id}/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a consent again, as it was
         * @description Give a consent again, as it was.
         */
        post: operations["renewConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/consents/{id}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a consent; answered when nothing of the person is under way
         * @description Withdraw a consent; answered when nothing of the person is under way.
         */
        post: operations["withdrawConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * In which forms the hub takes and gives records, and which are yours
         * @description In which forms the hub takes and gives records, and which are yours.
         */
        get: operations["listContracts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/correction-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reports of errors that you made, and those that came to you, newest first
         * @description Reports of errors that you made, and those that came to you, newest first.
         */
        get: operations["listReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/correction-reports/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what you did with a report of an error
         * @description By the event that told it. Corrected and rejected are final; in-progress gives time again.
         */
        post: operations["answerReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/decisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why something was decided about a record of yours, in a sentence
         * @description Why something was decided about a record of yours, in a sentence.
         */
        get: operations["explainDecision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register a written declaration of no objection
         * @description Register a written declaration of no objection.
         */
        post: operations["registerDeclaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/declarations/{id}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a declaration
         * @description Withdraw a declaration.
         */
        post: operations["withdrawDeclaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The event of which you were told without data, decided anew
         * @description For a connection in thin mode. Each fetch is decided anew, and whatever stands in the way, the answer is that there is nothing here.
         */
        get: operations["fetchDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have deliveries of yours sent again: a period, a selection or a record
         * @description Of each record the newest goes again, under a new id that names the first; every permit is asked anew. preview plans nothing.
         */
        post: operations["replayDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Drafts that concern the parties you act for, newest first
         * @description Drafts that concern the parties you act for, newest first.
         */
        get: operations["listDrafts"];
        put?: never;
        /**
         * Propose changes of the configuration to the parties that they concern
         * @description Proposes one or more changes that take effect together, as soon as everybody whom they concern has approved or at the moment that they name. The same that waits already is not proposed twice.
         */
        post: operations["proposeDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One draft: what changes, in words, and who said what
         * @description One draft: what changes, in words, and who said what.
         */
        get: operations["readDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a draft for a party; the last approval puts it in force
         * @description Approves what was shown: name its hash. The last approval puts the draft in force; the answer then comes when nothing is under way any more under what it ended.
         */
        post: operations["approveDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{id}/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse a draft for a party, with a reason
         * @description Refuse a draft for a party, with a reason.
         */
        post: operations["refuseDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{id}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a draft of your own
         * @description Take back a draft of your own.
         */
        post: operations["withdrawDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/endings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an agreement or a clause for a party; answered when nothing under it is under way
         * @description Ends an agreement or a clause, at once or at a later moment; no other party has to agree. The answer comes when nothing is under way any more under what ended. Repeated, it is the ending that there was.
         */
        post: operations["endAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where this connection takes its post
         * @description Where this connection takes its post.
         */
        get: operations["readEndpoint"];
        /**
         * Set the webhook and how it is used; gives a new secret once
         * @description The first time without a condition. An endpoint that is there is only changed with its ETag in If-Match, so that nobody undoes what somebody else just set.
         */
        put: operations["changeEndpoint"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/endpoints/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a test event sent to your webhook
         * @description Sends one event, signed like any other, that is about nothing, and says what came of it.
         */
        post: operations["testEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/held-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for a person: with owner, deadline and whom to turn to
         * @description Your messages that are held, and deliveries to you that were given up. The longest first.
         */
        get: operations["readHeldMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/held-messages/{id}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a held message go on
         * @description When what held it was mended. One that its record went on without does not go.
         */
        post: operations["replayHeldMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lease waiting post (long poll)
         * @description Takes waiting post on lease. What is not answered in time comes back, with the same id.
         */
        get: operations["leasePost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold what you have on lease for another term
         * @description For whoever needs more time than one term to take in what it has on lease.
         */
        post: operations["extendLeases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inbox/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or reject what was leased
         * @description Accept or reject what was leased.
         */
        post: operations["settleLeases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/introductions/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what you make of an introduction; the desk that sent it hears that
         * @description By the occasion that the event names. The desk hears it as nl.schakel.introduction.answered; another answer takes the place of the one before.
         */
        post: operations["answerIntroduction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lanes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How your lane is doing
         * @description Your own lane; for whoever runs the hub those of everybody.
         */
        get: operations["readLanes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lanes/{id}/drains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand on everything that waits in a lane now
         * @description Whatever waits is due now, also what would be tried later. It starts slowly.
         */
        post: operations["drainLane"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lanes/{id}/pauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a lane; its post waits
         * @description Nothing is sent any more until it is resumed; what was so already stays so.
         */
        post: operations["pauseLane"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lanes/{id}/resumptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a paused lane go on
         * @description Let a paused lane go on.
         */
        post: operations["resumeLane"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/legal-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is kept by order
         * @description What is kept by order.
         */
        get: operations["listLegalHolds"];
        put?: never;
        /**
         * Order that nothing of your organisation is purged or erased
         * @description Nothing of the organisation is purged or erased while it holds
         */
        post: operations["beginLegalHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/legal-holds/{id}/endings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End such an order
         * @description End such an order.
         */
        post: operations["endLegalHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/link-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a one-time code with which a person of yours is found from another desk
         * @description Make a one-time code with which a person of yours is found from another desk.
         */
        post: operations["makeLinkCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/links/{id}/not-this-person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an occasion was linked to somebody else; nothing more goes over it
         * @description Say that an occasion was linked to somebody else; nothing more goes over it.
         */
        post: operations["reportOtherPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/losses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What translations lost in one contract: places and reasons
         * @description Places and reasons, never a value. Of records about people only how often, and not under ten: that something went can be what somebody chose.
         */
        get: operations["listLosses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mapping-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Translate a sample by a changed table; nothing is stored
         * @description Translates a sample by a table that is not in force, both ways. Nothing is stored or logged.
         */
        post: operations["previewMapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mapping-trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a changed table on the examples of its contract
         * @description Tries a table on the accepted examples of its contract, and those of the canonical form, by the laws of every table. Only a table that passes can be proposed; `changed` shows what the approver is asked to agree with.
         */
        post: operations["tryMapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mapping table of each contract, and its versions
         * @description The mapping table of each contract, and its versions.
         */
        get: operations["listMappings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mappings/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a mapping table
         * @description One version of a mapping table.
         */
        get: operations["readMapping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who may receive what from whom, for what, under which clause
         * @description Who may receive what from whom, for what, under which clause.
         */
        get: operations["readMatrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is logged in, and the session token
         * @description Who is logged in, and the session token.
         */
        get: operations["readMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one event, a batch, or a document in your own form
         * @description Accepted means committed. Send again whenever you are not sure: the same id with the same content gives the first receipt.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a message of yours
         * @description What became of a message of yours.
         */
        get: operations["readMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the log can prove about a message of yours
         * @description What the log can prove about a message of yours.
         */
        get: operations["evidenceOfMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occasions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open an occasion of a person
         * @description Open an occasion of a person.
         */
        post: operations["openOccasion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/occasions/{id}/closings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close an occasion; nothing more is sent under it
         * @description Close an occasion; nothing more is sent under it.
         */
        post: operations["closeOccasion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This API
         * @description This API.
         */
        get: operations["readOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This API, in YAML
         * @description This API, in YAML.
         */
        get: operations["readOpenApiYaml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the region is doing: lanes, post of a day, what waits for a person
         * @description For an operator or administrator of the whole region.
         */
        get: operations["readOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overview/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as it changes (server-sent events)
         * @description Server-sent events, each an Overview. Ends with the session, and after its idle time in any case: looking on is no use of it.
         */
        get: operations["followOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/parallels/{key}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether both receive the same in a parallel period, in numbers; small ones are not shown
         * @description Whether both receive the same in a parallel period, in numbers; small ones are not shown.
         */
        get: operations["compareParallel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that changes between two moments, in words; also as a calendar
         * @description Everything that changes between two moments, in words; also as a calendar.
         */
        get: operations["readPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/processing-activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The register of processing activities (GDPR 30) at a moment, of one controller or of all
         * @description The register of processing activities (GDPR 30) at a moment, of one controller or of all.
         */
        get: operations["listProcessingActivities"];
        put?: never;
        /**
         * Processing records as the Logboek Dataverwerkingen has them, by trace, activity or person
         * @description Processing records as the Logboek Dataverwerkingen has them, by trace, activity or person.
         */
        post: operations["findProcessingRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Referrals that you reported, and those that came to you, newest first
         * @description Referrals that you reported, and those that came to you, newest first.
         */
        get: operations["listReferrals"];
        put?: never;
        /**
         * Refer a person to the desk that helps with what the person asks for
         * @description The desk is found by the help request, where the person wants to be helped and the language. Send the referral itself as a message that names this id in idAanleiding.
         */
        post: operations["reportReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How it goes with one referral
         * @description How it goes with one referral.
         */
        get: operations["readReferral"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/referrals/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how it goes with a referral that came to you
         * @description Say how it goes with a referral that came to you.
         */
        post: operations["stepReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/retractions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What recipients did with what they were told to delete; for the privacy officer of the source
         * @description What recipients did with what they were told to delete; for the privacy officer of the source.
         */
        get: operations["listRetractions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/retractions/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what you did with what you were told to delete or correct
         * @description Say what you did with what you were told to delete or correct.
         */
        post: operations["answerRetraction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rights-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people asked of your organisation; for its privacy officer
         * @description What people asked of your organisation; for its privacy officer.
         */
        get: operations["listRightsRequests"];
        put?: never;
        /**
         * Take in what a person asks about its own data
         * @description An objection or a restriction pauses what it is about until it is decided; it is answered when nothing of the person is under way any more. Nobody else can tell.
         */
        post: operations["receiveRightsRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rights-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One request, and what became of it
         * @description One request, and what became of it.
         */
        get: operations["readRightsRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rights-requests/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the person gave under consent or a contract, to take along
         * @description For a request for portability that was granted: what is still kept of what went under consent or a contract, in the canonical form
         */
        get: operations["copyForPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rights-requests/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about a request
         * @description Granted, in part or refused; what is not granted has a ground. A refusal ends the pause
         */
        post: operations["decideRightsRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rights-requests/{id}/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do what was decided, and tell who got the data
         * @description What was granted is done. Who got data is told to correct them, to stop using them or to delete them; an erasure cannot be taken back
         */
        post: operations["executeRightsRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rights-requests/{id}/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say why a request takes two months more
         * @description Two months more, said with its reason before the first is over
         */
        post: operations["extendRightsRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rights-requests/{id}/liftings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a restriction or objection that was granted
         * @description A restriction or objection that was granted ends; the person is told before that
         */
        post: operations["liftRightsRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rights-requests/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the hub holds of the person for your organisation, as JSON or as a page to print
         * @description For a request for access that was granted, wholly or in part. As JSON, or with Accept: text/html as a page to print
         */
        get: operations["reportOfPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/service-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give notice to everybody who wants to be told (whoever runs the hub)
         * @description For whoever runs the hub; for anybody else it is not there.
         */
        post: operations["giveNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * With which keys a connection may sign; without their secrets
         * @description With which keys a connection may sign; without their secrets.
         */
        get: operations["listSigningKeys"];
        put?: never;
        /**
         * Make a key for a connection that signs; gives its secret once
         * @description Make a key for a connection that signs; gives its secret once.
         */
        post: operations["makeSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signing-keys/{id}/revocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a key at once
         * @description Revoke a key at once.
         */
        post: operations["revokeSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stop-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is not to be known any more, without who it is
         * @description Who is not to be known any more, without who it is.
         */
        get: operations["listStopList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stop-list/{id}/liftings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take somebody off the stop-list
         * @description The person comes back: the next message makes an entry again
         */
        post: operations["liftFromStopList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is offered to you, what you want of it, and what you are told
         * @description What is offered to you, what you want of it, and what you are told.
         */
        get: operations["readSubscription"];
        /**
         * Say what you want of it, and what you want to be told
         * @description In place of what was said before. Without records everything comes that is offered; an empty list wants nothing.
         */
        put: operations["changeSubscription"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a sample against your subscription; nothing is kept
         * @description Try a sample against your subscription; nothing is kept.
         */
        post: operations["testSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/successions/{key}/people-to-ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which of your own people are to be asked again because of a succession (privacy officer)
         * @description Which of your own people are to be asked again because of a succession (privacy officer).
         */
        get: operations["listPeopleToAsk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/successions/{key}/reversals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn a succession back in one step, while that was agreed on
         * @description Turn a succession back in one step, while that was agreed on.
         */
        post: operations["turnSuccessionBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessEvaluations: {
            action?: {
                /** @enum {string} */
                name: "receive";
                properties: {
                    /** @enum {string} */
                    purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
                };
            };
            controller?: string;
            evaluations?: {
                action?: {
                    /** @enum {string} */
                    name: "receive";
                    properties: {
                        /** @enum {string} */
                        purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
                    };
                };
                resource?: {
                    id: string;
                    /** @enum {string} */
                    type: "client" | "vacancy" | "learning-offer" | "employer-contact" | "correction-report" | "introduction" | "referral";
                };
                subject?: {
                    id: string;
                    /** @enum {string} */
                    type: "organisation";
                };
            }[];
            resource?: {
                id: string;
                /** @enum {string} */
                type: "client" | "vacancy" | "learning-offer" | "employer-contact" | "correction-report" | "introduction" | "referral";
            };
            subject?: {
                id: string;
                /** @enum {string} */
                type: "organisation";
            };
        };
        /** AgreementChange */
        AgreementChange: {
            approvals: {
                /** @enum {string} */
                answer: "approved" | "refused" | "signed";
                /** @description A person of another organisation is shown by role and organisation only */
                by?: string;
                byParty?: string;
                document?: string;
                hash?: string;
                mandate?: string;
                moment: string;
                party: string;
            }[];
            /** @description A person of another organisation is shown by role and organisation only */
            by: string;
            byParty?: string;
            /** Format: uuid */
            draftId?: string;
            eventIds: string[];
            hash: string;
            hashVerified: boolean;
            /** Format: date-time */
            moment: string;
            /** Format: date-time */
            settledAt?: string;
            state: string;
            things: {
                key: string;
                kind: string;
                /** Format: date-time */
                validFrom?: string;
                /** Format: date-time */
                validUntil?: string;
                version?: number;
            }[];
            title?: string;
            /** @enum {string} */
            what: "proposal" | "ending" | "turning-back" | "files";
        };
        AgreementSearch: {
            controller?: string;
            key: string;
            /** @enum {string} */
            kind: "agreement" | "clause";
            reason: {
                /** @enum {string} */
                kind: "periodic-check" | "complaint" | "access-request" | "incident" | "investigation";
                /** @description Where the reason can be looked up: the number of a case; it stays in the log */
                reference: string;
            };
        };
        Announcement: {
            /** Format: email */
            contact: string;
            controller?: string;
            /** Format: date */
            date: string;
            occupation?: string;
            people: number;
            sector: string;
            team: string;
            /** Format: date-time */
            until?: string;
        };
        /** AnnouncementView */
        AnnouncementView: {
            announcedBy: string;
            /** Format: uuid */
            announcementId: string;
            /** Format: date-time */
            codeUntil: string;
            /** Format: email */
            contact: string;
            /** Format: date */
            date: string;
            occupation?: string;
            outcomes: {
                /** @description null: under ten, or it would follow */
                ended: number | null;
                /** @description null: under ten, or it would follow */
                "found-work": number | null;
                /** @description null: under ten, or it would follow */
                "helped-otherwise": number | null;
                /** @description null: under ten, or it would follow */
                learning: number | null;
                /** @description null: under ten, or it would follow */
                open: number | null;
            };
            people: number;
            /** @description null: under ten, or it would follow */
            reported: number | null;
            sector: string;
            /** @enum {string} */
            state: "open" | "closed";
            team: string;
        };
        Approval: {
            hash: string;
            party: string;
        };
        /**
         * ApprovedDraft
         * @description inForce: the versions that this approval put in force
         */
        ApprovedDraft: {
            changes: components["schemas"]["Change"][];
            /** Format: uuid */
            draftId: string;
            /** @description SHA-256 over the canonical JSON (RFC 8785) of changes and signed: what an approver names */
            hash: string;
            /** @description Computed again, and the same */
            hashVerified: boolean;
            inForce?: {
                key: string;
                /** @enum {string} */
                kind: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
                version: number;
            }[];
            parties: components["schemas"]["Standing"][];
            /** Format: date-time */
            proposedAt: string;
            proposedBy: string;
            proposedFor: string;
            reason?: string;
            /** Format: date-time */
            settledAt?: string;
            /**
             * @description A proposal waits for the parties; the others were done at once by one of them
             * @enum {string}
             */
            sort: "proposal" | "ending" | "turning-back";
            /** @enum {string} */
            state: "open" | "approved" | "refused" | "withdrawn";
            title: string;
        };
        /** AuthorizationShown */
        AuthorizationShown: {
            /** @enum {string} */
            assertionAudience?: "issuer" | "token-endpoint";
            clientId: string;
            /** @description The public key, as a JWK */
            clientKey?: {
                [key: string]: unknown;
            };
            issuer?: string;
            /** @enum {string} */
            method: "client_secret_basic" | "private_key_jwt" | "tls_client_auth";
            resource?: string;
            scope?: string;
            tokenEndpoint: string;
        };
        /**
         * Batch
         * @description How far a file of yours is, and what became of its records
         */
        Batch: {
            /** Format: date-time */
            acceptedAt: string;
            /** Format: uuid */
            batchId: string;
            bytes: number;
            contract: string;
            /** Format: date-time */
            endedAt?: string;
            /** @enum {string} */
            form: "ndjson" | "csv" | "xlsx" | "xml";
            /** @description Of a full state: how many records are not in it, and why those were not withdrawn */
            missing?: {
                count: number;
                /** @enum {string} */
                keptBecause?: "empty-file" | "unreadable-lines" | "too-many";
            };
            /** @enum {string} */
            mode: "changes" | "full";
            /** @description Records read in a second, since it was begun */
            perSecond: number;
            /** @description unchanged is not told apart from accepted for records about people */
            records: {
                accepted: number;
                read: number;
                refused: number;
                unchanged?: number;
                withdrawn: number;
            };
            /** @enum {string} */
            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            /** @description Where every refused line is */
            refusals: string;
            source: string;
            /** Format: date-time */
            startedAt?: string;
            /**
             * @description stopped: it could not be read any further; what was accepted before stays
             * @enum {string}
             */
            state: "waiting" | "working" | "finished" | "stopped";
            /** @description Why it could not be read any further, and from where on */
            stop?: {
                /** @enum {string} */
                code: "invalid-json" | "invalid-xml" | "invalid-table" | "invalid-text" | "too-deep" | "invalid-envelope" | "invalid-bsn" | "invalid-request" | "idempotency-key-missing" | "unknown-contract" | "contract-retired" | "contract-broken" | "never-carried" | "wrong-rail" | "code-not-valid" | "unauthenticated" | "step-up-needed" | "login-failed" | "no-role" | "role-not-chosen" | "role-missing" | "not-from-here" | "insufficient-scope" | "not-mandated" | "record-type-not-allowed" | "not-found" | "request-timeout" | "condition-failed" | "condition-missing" | "too-many-requests" | "quota-exceeded" | "headers-too-large" | "invalid-transaction-id" | "method-not-allowed" | "not-acceptable" | "body-too-large" | "unsupported-media-type" | "id-reused" | "id-under-way" | "hub-error" | "busy" | "not-approver" | "four-eyes" | "draft-settled" | "draft-outdated" | "not-revertible" | "hash-differs" | "other-state" | "legal-hold" | "no-agreement" | "no-occasion" | "not-in-target-group" | "not-permitted" | "secrecy" | "no-consent" | "consent-withdrawn" | "restricted" | "objection" | "address-secrecy" | "erased" | "under-age" | "contract-not-honoured" | "rejected-by-recipient" | "endpoint-retired" | "unreachable" | "no-endpoint" | "handshake-refused" | "newer-version" | "document-purged" | "no-desk" | "step-not-possible";
                detail?: string;
                /** @description Of the file, from 1; 0 when it is not about a line */
                line: number;
            };
        };
        /**
         * BatchItem
         * @description What became of one event of a batch: its receipt, or the problem with it
         */
        BatchItem: {
            /** Format: uuid */
            messageId: string;
            /** @enum {string} */
            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            /** @enum {string} */
            state: "accepted" | "distributed" | "held" | "dead";
            /** @enum {integer} */
            status: 202;
        } | {
            problem: components["schemas"]["Problem"];
            status: number;
        };
        /** BatchReceipt */
        BatchReceipt: {
            /** Format: uuid */
            batchId: string;
            /** @enum {string} */
            state: "waiting";
        };
        /**
         * BatchRefusals
         * @description Refused lines in the order of the file, never with a value of theirs
         */
        BatchRefusals: {
            /** @description For `after` of the next page; absent on the last one */
            next?: number;
            refusals: {
                /** @enum {string} */
                code: "invalid-json" | "invalid-xml" | "invalid-table" | "invalid-text" | "too-deep" | "invalid-envelope" | "invalid-bsn" | "invalid-request" | "idempotency-key-missing" | "unknown-contract" | "contract-retired" | "contract-broken" | "never-carried" | "wrong-rail" | "code-not-valid" | "unauthenticated" | "step-up-needed" | "login-failed" | "no-role" | "role-not-chosen" | "role-missing" | "not-from-here" | "insufficient-scope" | "not-mandated" | "record-type-not-allowed" | "not-found" | "request-timeout" | "condition-failed" | "condition-missing" | "too-many-requests" | "quota-exceeded" | "headers-too-large" | "invalid-transaction-id" | "method-not-allowed" | "not-acceptable" | "body-too-large" | "unsupported-media-type" | "id-reused" | "id-under-way" | "hub-error" | "busy" | "not-approver" | "four-eyes" | "draft-settled" | "draft-outdated" | "not-revertible" | "hash-differs" | "other-state" | "legal-hold" | "no-agreement" | "no-occasion" | "not-in-target-group" | "not-permitted" | "secrecy" | "no-consent" | "consent-withdrawn" | "restricted" | "objection" | "address-secrecy" | "erased" | "under-age" | "contract-not-honoured" | "rejected-by-recipient" | "endpoint-retired" | "unreachable" | "no-endpoint" | "handshake-refused" | "newer-version" | "document-purged" | "no-desk" | "step-not-possible";
                errors: {
                    code: string;
                    detail: string;
                    pointer: string;
                }[];
                /** @description Of the file, from 1; 0 when it is not about a line */
                line: number;
            }[];
        };
        BetweenSearch: {
            controller?: string;
            /** Format: date-time */
            from: string;
            reason: {
                /** @enum {string} */
                kind: "periodic-check" | "complaint" | "access-request" | "incident" | "investigation";
                /** @description Where the reason can be looked up: the number of a case; it stays in the log */
                reference: string;
            };
            recipient: string;
            sender: string;
            /** Format: date-time */
            until: string;
        };
        /**
         * Change
         * @description Without content: the thing ends
         */
        Change: {
            /** @description The versions that it was proposed on top of */
            base: string;
            /** @description As in the files of a region, without its key and period */
            content?: {
                [key: string]: unknown;
            };
            inWords: {
                en: {
                    differences: string[];
                    what: string;
                };
                nl: {
                    differences: string[];
                    what: string;
                };
            };
            key: string;
            /** @enum {string} */
            kind: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
            /** Format: date-time */
            validFrom?: string;
            /** Format: date-time */
            validUntil?: string;
        };
        /** Checkpoint */
        Checkpoint: {
            /** @description A signed note as C2SP tlog-checkpoint has it: origin, size, root, signatures */
            checkpoint: string;
            /** Format: date-time */
            madeAt: string;
            number: number;
            /**
             * Format: byte
             * @description SHA-256, base64
             */
            rootHash: string;
            treeSize: number;
        };
        /**
         * CloudEvent
         * @description CloudEvents 1.0 in structured JSON form, NL GOV profile
         * @example {
         *       "specversion": "1.0",
         *       "id": "vacature-2026-001",
         *       "source": "urn:nld:kvk:99990001:systeem:werving",
         *       "type": "nl.schakel.vacancy.published",
         *       "dataschema": "urn:schakel:contract:schema-org/vacancy@30",
         *       "subject": "VAC-001",
         *       "data": {
         *         "@context": "https://schema.org",
         *         "@type": "JobPosting",
         *         "identifier": "VAC-001",
         *         "title": "Bakker (verzonnen)",
         *         "description": "Brood bakken bij Bakkerij De Proef.",
         *         "datePosted": "2026-11-01",
         *         "hiringOrganization": {
         *           "@type": "Organization",
         *           "name": "Bakkerij De Proef (verzonnen)"
         *         },
         *         "jobLocation": {
         *           "@type": "Place",
         *           "address": {
         *             "@type": "PostalAddress",
         *             "addressLocality": "Enschede"
         *           }
         *         }
         *       }
         *     }
         */
        CloudEvent: {
            /** @description The document, in the form that the contract describes; not of a withdrawal */
            data?: unknown;
            datacontenttype?: string;
            /** @description urn:schakel:contract:<family>/<record>@<version>; also of a withdrawal */
            dataschema: string;
            /** @description Your own id of this message; a repeat gives the first receipt */
            id: string;
            /** @description The controller: urn:nld:oin:<20 digits>[:systeem:<name>] */
            source: string;
            /** @enum {string} */
            specversion: "1.0";
            /** @description Your record id, or an object that says more of whom it is about */
            subject: string | {
                bsn?: string;
                flags?: ("address-secrecy" | "restricted" | "objection")[];
                /** @description Your own record id */
                person?: string;
                /** @description Your own record id */
                recordId: string;
            };
            time?: string;
            /** @description nl.schakel.<record>.<published|withdrawn> */
            type: string;
        } & {
            [key: string]: string | number | boolean;
        };
        Consent: {
            categories: ("identity" | "bsn" | "contact" | "address" | "work-preferences" | "qualifications" | "work-history" | "languages" | "mobility" | "availability" | "support-needs" | "target-group" | "free-text" | "employer-business" | "employer-contact")[];
            controller?: string;
            evidence: {
                askedBy: string;
                askedFor: string;
                /** @enum {string} */
                givenBy: "person" | "representative";
                /** @enum {string} */
                how: "at-the-desk" | "by-telephone" | "online" | "in-writing";
                notice: {
                    language: string;
                    version: string;
                };
                /** @enum {boolean} */
                refusalHasNoConsequenceSaid: true;
                /** @enum {string} */
                representation?: "none" | "for-this-matter";
                /** @enum {string} */
                request: "find-work" | "change-of-occupation" | "learn-on-the-job" | "training-and-funding" | "keep-work" | "adapted-workplace" | "language";
            };
            exceptions?: {
                categories?: ("identity" | "bsn" | "contact" | "address" | "work-preferences" | "qualifications" | "work-history" | "languages" | "mobility" | "availability" | "support-needs" | "target-group" | "free-text" | "employer-business" | "employer-contact")[];
                exceptions?: {
                    categories?: ("identity" | "bsn" | "contact" | "address" | "work-preferences" | "qualifications" | "work-history" | "languages" | "mobility" | "availability" | "support-needs" | "target-group" | "free-text" | "employer-business" | "employer-contact")[];
                    exceptions?: {
                        categories?: ("identity" | "bsn" | "contact" | "address" | "work-preferences" | "qualifications" | "work-history" | "languages" | "mobility" | "availability" | "support-needs" | "target-group" | "free-text" | "employer-business" | "employer-contact")[];
                        /** Format: date-time */
                        from?: string;
                        recipients?: string[];
                        /** Format: date-time */
                        until?: string;
                    }[];
                    /** Format: date-time */
                    from?: string;
                    recipients?: string[];
                    /** Format: date-time */
                    until?: string;
                }[];
                /** Format: date-time */
                from?: string;
                recipients?: string[];
                /** Format: date-time */
                until?: string;
            }[];
            includesSuccessors?: boolean;
            /** @enum {string} */
            purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
            recipients: string[];
            /** @enum {string} */
            state: "given" | "refused";
            subject: {
                recordId: string;
            };
            /** Format: date-time */
            validUntil?: string;
        };
        ConsentInvitation: {
            askedBy: string;
            controller?: string;
            /** @enum {string} */
            purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
            recipients: string[];
            /** @enum {string} */
            request: "find-work" | "change-of-occupation" | "learn-on-the-job" | "training-and-funding" | "keep-work" | "adapted-workplace" | "language";
            subject: {
                recordId: string;
            };
        };
        /**
         * ConsentReceipt
         * @description What a person said yes or no to, with the fields of ISO/IEC TS 27560:2023 in the terms of the Data Privacy Vocabulary (DPV). docs/consent.md says where each comes from.
         */
        ConsentReceipt: {
            event: {
                asked_by?: string;
                /** @enum {string} */
                entity_id: "person" | "representative" | "hub";
                /** @enum {string} */
                event_state: "https://w3id.org/dpv#ConsentGiven" | "https://w3id.org/dpv#RenewedConsentGiven" | "https://w3id.org/dpv#ConsentRefused" | "https://w3id.org/dpv#ConsentWithdrawn" | "https://w3id.org/dpv#ConsentExpired";
                /** Format: date-time */
                event_time: string;
                /** Format: uri */
                event_type?: string;
                /** @enum {boolean} */
                refusal_has_no_consequence_said?: true;
                /** Format: uuid */
                renews?: string;
                /** @enum {string} */
                representation?: "none" | "for-this-matter";
                /** Format: date-time */
                valid_until?: string;
            }[];
            party: {
                party_address: string;
                party_contact: string;
                party_id: string;
                party_name: string;
                /** Format: uri */
                party_role: string;
                /** Format: uri */
                party_type: string;
            }[];
            /** @description The controller's own record id of the person */
            pii_principal_id: string;
            processing: {
                authority_party: string;
                collection_method: string;
                exceptions?: {
                    [key: string]: unknown;
                }[];
                help_request?: string;
                includes_successors?: boolean;
                jurisdiction: string;
                /** @enum {string} */
                language: "nl" | "en";
                /** Format: uri */
                lawful_basis: string;
                necessity: string;
                pii_controllers: string[];
                pii_information: {
                    pii_optional: boolean;
                    pii_type: string;
                    /** @enum {boolean} */
                    special_category: false;
                }[];
                /** @description The exact version that was shown, key@version */
                privacy_notice: string;
                privacy_notice_hash?: string;
                privacy_rights: string[];
                processing_locations: string[];
                processing_method: string;
                purpose: {
                    /** Format: uri */
                    dpv: string;
                    name: string;
                };
                recipient_third_parties: {
                    party_id: string;
                    retention_period?: string;
                }[];
                storage_locations: string[];
                third_countries: string[];
                withdrawal_method: {
                    otherwise: string;
                    url: string;
                };
            };
            /** Format: uuid */
            receipt_id: string;
            /** Format: uuid */
            record_id: string;
            /** @enum {string} */
            schema_version: "urn:schakel:consent-receipt:1";
        };
        ConsentRenewal: {
            controller?: string;
            evidence: {
                askedBy: string;
                askedFor: string;
                /** @enum {string} */
                givenBy: "person" | "representative";
                /** @enum {string} */
                how: "at-the-desk" | "by-telephone" | "online" | "in-writing";
                notice: {
                    language: string;
                    version: string;
                };
                /** @enum {boolean} */
                refusalHasNoConsequenceSaid: true;
                /** @enum {string} */
                representation?: "none" | "for-this-matter";
                /** @enum {string} */
                request: "find-work" | "change-of-occupation" | "learn-on-the-job" | "training-and-funding" | "keep-work" | "adapted-workplace" | "language";
            };
            /** Format: date-time */
            validUntil?: string;
        };
        ConsentSearch: {
            controller?: string;
            /** Format: date-time */
            expiresAfter?: string;
            /** Format: date-time */
            expiresBefore?: string;
            subject?: {
                bsn?: string;
                recordId?: string;
            };
        };
        /**
         * Contract
         * @description One form of one record type in one version
         */
        Contract: {
            /**
             * Format: date-time
             * @description It is advised against, from then on
             */
            deprecated?: string;
            /**
             * @description As the hub sees it: in is what it takes
             * @enum {string}
             */
            direction: "in" | "out" | "both";
            mediaTypes: string[];
            /** @description Whether your connection gets it */
            receives: boolean;
            /** @enum {string} */
            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            /** @description <family>/<record>@<version>, as in dataschema */
            ref: string;
            /** @description What takes its place */
            replacedBy?: string;
            /**
             * Format: date-time
             * @description It is not taken any more, from then on
             */
            retired?: string;
            /** @description Whether your connection may send it */
            sends: boolean;
        };
        /** Decision */
        Decision: {
            /** @enum {string} */
            basis?: "consent" | "legal-obligation" | "public-task" | "contract" | "legitimate-interest";
            /** @description For the privacy officer of the controller */
            categories?: ("identity" | "bsn" | "contact" | "address" | "work-preferences" | "qualifications" | "work-history" | "languages" | "mobility" | "availability" | "support-needs" | "target-group" | "free-text" | "employer-business" | "employer-contact")[];
            code?: string;
            /** Format: uuid */
            consentId?: string;
            /** Format: uuid */
            decisionId: string;
            explanation: {
                en: string;
                nl: string;
            };
            /** @description For the privacy officer: pointers in the canonical form, * for any item */
            fields?: string[];
            /** Format: date-time */
            moment: string;
            /** Format: uuid */
            occasionId?: string;
            /**
             * @description not-shown: can depend on what the person chose, and is the same whatever that was; not-permitted: any other refusal that stems from the person
             * @enum {string}
             */
            outcome: "permitted" | "refused" | "not-permitted" | "not-shown";
            /** @enum {string} */
            purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
            recipient: string;
            /** @enum {string} */
            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            sender: string;
            /** @enum {string} */
            stage: "open" | "distribute" | "deliver" | "evaluate";
            /** @description For the privacy officer: clause, processing activities, declaration and mapping as key@version */
            versions?: {
                [key: string]: unknown;
            };
        };
        /**
         * DecisionLogRecord
         * @description Authorization Decision Log 0.0.1: one decision
         */
        DecisionLogRecord: {
            attributes: {
                "adl.core.configuration"?: string[];
                "adl.core.information"?: string[];
                "adl.core.policies"?: string[];
                /** Format: uuid */
                "adl.fsc.transaction_id"?: string;
                /** @description What your organisation, and nobody else, calls the person */
                "dpl.core.data_subject_id"?: string;
                /** Format: uri */
                "dpl.core.data_subject_id_type"?: string;
            };
            body: {
                /** @description In the words of AuthZEN: subject, action, resource, context */
                "adl.core.request": {
                    [key: string]: unknown;
                };
                /** @description decision, and in its context code, basis and categories */
                "adl.core.response": {
                    [key: string]: unknown;
                };
            };
            /** @enum {string} */
            event_name: "adl.access_evaluation";
            parent_span_id?: string;
            resource: {
                attributes: {
                    "service.name": string;
                };
            };
            span_id: string;
            /** @enum {string} */
            status: "Ok" | "Error";
            /** Format: int64 */
            timestamp: number;
            trace_id: string;
        };
        DecisionLogSearch: {
            controller?: string;
            /** Format: uuid */
            decisionId?: string;
            /** Format: uuid */
            messageId?: string;
            reason: {
                /** @enum {string} */
                kind: "periodic-check" | "complaint" | "access-request" | "incident" | "investigation";
                /** @description Where the reason can be looked up: the number of a case; it stays in the log */
                reference: string;
            };
            traceId?: string;
        };
        /** DecisionOrigin */
        DecisionOrigin: {
            checks: {
                isUnderCheckpoint: boolean;
                line: boolean;
                proof: boolean;
                record: boolean;
            };
            clauses: {
                contentHash: string;
                key: string;
                version: number;
            }[];
            contracts: {
                /** Format: byte */
                mapping: string | null;
                ref: string;
                /** Format: byte */
                schema: string;
            }[];
            decision: components["schemas"]["Decision"];
            evidence?: {
                /** @description What the lines are proven against */
                header: {
                    [key: string]: unknown;
                };
                lines: {
                    [key: string]: unknown;
                }[];
            };
            /** @description Record, line and signed tree agree, recomputed from what is stored */
            isAsSigned: boolean;
            proof?: {
                checkpoint: string;
                /** Format: byte */
                leafHash: string;
                position: number;
                proof: string[];
                /** Format: byte */
                rootHash: string;
                treeSize: number;
            };
        };
        DecisionSearch: {
            controller?: string;
            /** Format: uuid */
            decisionId: string;
            reason: {
                /** @enum {string} */
                kind: "periodic-check" | "complaint" | "access-request" | "incident" | "investigation";
                /** @description Where the reason can be looked up: the number of a case; it stays in the log */
                reference: string;
            };
        };
        Declaration: {
            controller?: string;
            evidence: {
                askedBy: string;
                askedFor: string;
                /** @enum {string} */
                givenBy: "person" | "representative";
                /** @enum {string} */
                how: "at-the-desk" | "by-telephone" | "online" | "in-writing";
                notice: {
                    language: string;
                    version: string;
                };
                /** @enum {boolean} */
                refusalHasNoConsequenceSaid: true;
                /** @enum {string} */
                representation?: "none" | "for-this-matter";
                /** @enum {string} */
                request: "find-work" | "change-of-occupation" | "learn-on-the-job" | "training-and-funding" | "keep-work" | "adapted-workplace" | "language";
            };
            includesSuccessors?: boolean;
            recipients: string[];
            subject: {
                recordId: string;
            };
            /** Format: date-time */
            validUntil?: string;
        };
        /**
         * Delivery
         * @description A CloudEvent of the hub
         */
        Delivery: {
            /** @description The document in your form; of a withdrawal what to do with what you got */
            data: unknown;
            datacontenttype: string;
            /** @description urn:schakel:contract:<family>/<record>@<version> */
            dataschema: string;
            /**
             * Format: uuid
             * @description The delivery: the same on every attempt
             */
            id: string;
            /**
             * Format: uuid
             * @description The occasion under which a record about a person comes
             */
            occasion?: string;
            /** @enum {string} */
            purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
            /** @description For whom: one endpoint may receive for several */
            recipient: string;
            /**
             * @description You asked for this again
             * @enum {boolean}
             */
            replay?: true;
            /**
             * Format: uuid
             * @description Of what comes again: the id that it had
             */
            replayof?: string;
            /** @description Order of what you get about this record */
            sequence: string;
            /** @enum {string} */
            sequencetype: "Integer";
            /** @description The controller whose document this is */
            source: string;
            /** @enum {string} */
            specversion: "1.0";
            /** @description Your own pseudonym of the person or record */
            subject: string;
            /**
             * Format: date-time
             * @description When the delivery was planned
             */
            time: string;
            type: string;
        };
        Draft: {
            changes: {
                content?: {
                    [key: string]: unknown;
                };
                key: string;
                /** @enum {string} */
                kind: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
                /** Format: date-time */
                validFrom?: string;
                /** Format: date-time */
                validUntil?: string;
            }[];
            controller?: string;
            reason?: string;
            signed?: {
                document: string;
                /** Format: date */
                on: string;
                party: string;
            }[];
            title: string;
        };
        DraftRefusal: {
            party: string;
            reason: string;
        };
        /** DraftView */
        DraftView: {
            changes: components["schemas"]["Change"][];
            /** Format: uuid */
            draftId: string;
            /** @description SHA-256 over the canonical JSON (RFC 8785) of changes and signed: what an approver names */
            hash: string;
            /** @description Computed again, and the same */
            hashVerified: boolean;
            parties: components["schemas"]["Standing"][];
            /** Format: date-time */
            proposedAt: string;
            proposedBy: string;
            proposedFor: string;
            reason?: string;
            /** Format: date-time */
            settledAt?: string;
            /**
             * @description A proposal waits for the parties; the others were done at once by one of them
             * @enum {string}
             */
            sort: "proposal" | "ending" | "turning-back";
            /** @enum {string} */
            state: "open" | "approved" | "refused" | "withdrawn";
            title: string;
        };
        Empty: {
            controller?: string;
        };
        Ending: {
            /** Format: date-time */
            at?: string;
            key: string;
            /** @enum {string} */
            kind: "agreement" | "clause";
            party: string;
            reason: string;
        };
        Endpoint: {
            authorization?: {
                /** @enum {string} */
                assertionAudience?: "issuer" | "token-endpoint";
                clientId: string;
                clientSecret?: string;
                issuer?: string;
                /** @enum {string} */
                method: "client_secret_basic" | "private_key_jwt" | "tls_client_auth";
                newKey?: boolean;
                resource?: string;
                scope?: string;
                tokenEndpoint: string;
            };
            batch?: number;
            certificate?: {
                certificate: string;
                privateKey: string;
            };
            concurrency?: number;
            /** @enum {string} */
            handshake?: "shown" | "required";
            headers?: {
                [key: string]: string;
            };
            /** @enum {string} */
            mode?: "full" | "thin";
            perMinute?: number;
            /** @enum {string} */
            signature?: "v1" | "v1a";
            timeouts?: {
                body?: number;
                headers?: number;
            };
            url: string;
        };
        /** EndpointSettings */
        EndpointSettings: {
            batch?: number;
            concurrency?: number;
            /** @enum {string} */
            handshake?: "shown" | "required";
            /** @enum {string} */
            mode?: "full" | "thin";
            perMinute?: number;
            /** @enum {string} */
            signature?: "v1" | "v1a";
            timeouts?: {
                body?: number;
                headers?: number;
            };
        };
        EndpointTest: Record<string, unknown>;
        /**
         * Evaluation
         * @description OpenID AuthZEN Authorization API 1.0: true only where it is permitted and that may be shown
         */
        Evaluation: {
            context: components["schemas"]["Decision"];
            decision: boolean;
        };
        /** Evidence */
        Evidence: {
            clauses: {
                contentHash: string;
                key: string;
                version: number;
            }[];
            contracts: {
                /**
                 * Format: byte
                 * @description SHA-256, base64
                 */
                mapping: string | null;
                ref: string;
                /**
                 * Format: byte
                 * @description SHA-256, base64
                 */
                schema: string;
                /** @description Versions of the table that were published, whether or not they were used */
                tables: {
                    hash: string;
                    version: number;
                }[];
            }[];
            /** @description What the lines are proven against */
            header: {
                [key: string]: unknown;
            };
            /** @description False while something is not under a checkpoint yet */
            isComplete: boolean;
            lines: {
                [key: string]: unknown;
            }[];
        };
        /** HandedOn */
        HandedOn: {
            arrived: boolean;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            basis?: "consent" | "legal-obligation" | "public-task" | "contract" | "legitimate-interest";
            categories: ("identity" | "bsn" | "contact" | "address" | "work-preferences" | "qualifications" | "work-history" | "languages" | "mobility" | "availability" | "support-needs" | "target-group" | "free-text" | "employer-business" | "employer-contact")[];
            /** @description The other organisation */
            party: string;
            /** @enum {string} */
            purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
            /** @enum {string} */
            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            retention?: string;
        };
        /**
         * HeldItem
         * @description Something that waits for a person
         */
        HeldItem: {
            /** @enum {string} */
            code: "invalid-json" | "invalid-xml" | "invalid-table" | "invalid-text" | "too-deep" | "invalid-envelope" | "invalid-bsn" | "invalid-request" | "idempotency-key-missing" | "unknown-contract" | "contract-retired" | "contract-broken" | "never-carried" | "wrong-rail" | "code-not-valid" | "unauthenticated" | "step-up-needed" | "login-failed" | "no-role" | "role-not-chosen" | "role-missing" | "not-from-here" | "insufficient-scope" | "not-mandated" | "record-type-not-allowed" | "not-found" | "request-timeout" | "condition-failed" | "condition-missing" | "too-many-requests" | "quota-exceeded" | "headers-too-large" | "invalid-transaction-id" | "method-not-allowed" | "not-acceptable" | "body-too-large" | "unsupported-media-type" | "id-reused" | "id-under-way" | "hub-error" | "busy" | "not-approver" | "four-eyes" | "draft-settled" | "draft-outdated" | "not-revertible" | "hash-differs" | "other-state" | "legal-hold" | "no-agreement" | "no-occasion" | "not-in-target-group" | "not-permitted" | "secrecy" | "no-consent" | "consent-withdrawn" | "restricted" | "objection" | "address-secrecy" | "erased" | "under-age" | "contract-not-honoured" | "rejected-by-recipient" | "endpoint-retired" | "unreachable" | "no-endpoint" | "handshake-refused" | "newer-version" | "document-purged" | "no-desk" | "step-not-possible" | "unreadable";
            /** @description By which it came, or to which it went */
            connection: string;
            contract: string;
            /** Format: date-time */
            deadline: string;
            /** @description Whom to turn to: a mailbox of a function */
            escalation?: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "message" | "delivery";
            /** @description Whose message, or for whom the delivery was */
            organisation: string;
            /** @description A newer version of the record went on without it */
            overtaken: boolean;
            /**
             * @description Who has to act
             * @enum {string}
             */
            owner: "sender" | "recipient" | "operator";
            /** @description Of a delivery: the code with which its recipient refused it */
            reason?: string;
            /** @enum {string} */
            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            /** Format: date-time */
            since: string;
        };
        InboxExtension: {
            deliveryIds: string[];
        };
        InboxReceipts: {
            receipts: {
                /** @enum {string} */
                answer?: "deleted" | "corrected" | "kept-on-own-basis" | "not-found";
                code?: string;
                /** Format: uuid */
                deliveryId: string;
                /** @enum {string} */
                reason?: "contract-not-honoured" | "unknown-record" | "duplicate" | "out-of-order" | "not-for-us" | "too-large" | "not-supported" | "other";
                /** @enum {string} */
                result: "accepted" | "rejected" | "later";
            }[];
        };
        IntroductionAnswer: {
            /** @enum {string} */
            answer: "interested" | "not-interested" | "hired" | "vacancy-filled";
        };
        /** KeptByOrder */
        KeptByOrder: {
            /** Format: date-time */
            begunAt: string;
            controller: string;
            /** Format: date-time */
            endedAt?: string;
            /** @enum {string} */
            ground: "legal-claims" | "court-order" | "investigation" | "archive-disposal-stopped";
            /** Format: uuid */
            holdId: string;
            reference: string;
        };
        /**
         * Lane
         * @description How the post of one connection is doing: states, counts and moments
         */
        Lane: {
            /**
             * Format: date-time
             * @description Outside its service hours; nothing is tried
             */
            asleepUntil?: string;
            /** @enum {string} */
            channel: "webhook" | "inbox" | "broker";
            /** @description Rounds in a row in which nobody answered */
            failures: number;
            lane: string;
            /** @description There are more than that */
            moreWaiting: boolean;
            name: string;
            /** Format: date-time */
            oldestPlannedAt?: string;
            paused?: {
                /** Format: date-time */
                at: string;
                by: string;
                /** @enum {string} */
                reason?: "maintenance" | "incident" | "change" | "request" | "other";
            };
            /** Format: date-time */
            restingUntil?: string;
            /** Format: date-time */
            since?: string;
            /** @enum {string} */
            state: "open" | "slowed" | "broken" | "paused" | "retired";
            waiting: number;
        };
        LaneChange: Record<string, unknown>;
        LanePause: {
            /** @enum {string} */
            reason?: "maintenance" | "incident" | "change" | "request" | "other";
        };
        LegalHold: {
            controller?: string;
            /** @enum {string} */
            ground: "legal-claims" | "court-order" | "investigation" | "archive-disposal-stopped";
            reference: string;
        };
        LinkCode: {
            controller?: string;
            subject: {
                recordId: string;
            };
        };
        /** ListedVersion */
        ListedVersion: {
            /** @description SHA-256 over the canonical JSON of the content, computed anew */
            hash: string;
            /** @description Whether that is what was approved; if not, it counts for nothing */
            hashVerified: boolean;
            key: string;
            /** @enum {string} */
            kind: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
            name?: string;
            /** @description Of a party: how it is called in messages */
            urn?: string;
            /** Format: date-time */
            validFrom: string;
            /**
             * Format: date-time
             * @description null: without end
             */
            validUntil: string | null;
            version: number;
            /** @enum {string} */
            when: "over" | "in-force" | "planned";
        };
        LogExport: {
            controller?: string;
            /** @description What your organisation reads here as person, or as data_subject_id */
            dataSubjectId?: string;
            /** Format: uuid */
            decisionId?: string;
            /** Format: uuid */
            deliveryId?: string;
            /** @enum {string} */
            format: "jsonl" | "csv";
            /** Format: date-time */
            from?: string;
            key?: string;
            /** @enum {string} */
            kind?: "agreement" | "clause";
            /** Format: uuid */
            messageId?: string;
            person?: {
                bsn?: string;
                /** @description What your organisation reads here as person, or as data_subject_id */
                code?: string;
                recordId?: string;
            };
            processingActivityId?: string;
            /** @enum {string} */
            question: "receipts-about-person" | "receipts-between-parties" | "refusals-for-consent" | "readers-of-person" | "agreement-changes" | "lines" | "processing" | "decisions";
            reason: {
                /** @enum {string} */
                kind: "periodic-check" | "complaint" | "access-request" | "incident" | "investigation";
                /** @description Where the reason can be looked up: the number of a case; it stays in the log */
                reference: string;
            };
            recipient?: string;
            sender?: string;
            traceId?: string;
            /** Format: date-time */
            until?: string;
        };
        /** LogExportView */
        LogExportView: {
            /** Format: date-time */
            begunAt: string;
            /**
             * Format: byte
             * @description SHA-256 over the bytes of the file
             */
            digest?: string;
            /** Format: uuid */
            exportId: string;
            /** @enum {string} */
            format: "jsonl" | "csv";
            lines: number;
            /** Format: date-time */
            movedAt: string;
            /** @description A signed note over origin, export, lines and digest */
            note?: string;
            question: string;
            /** @enum {string} */
            state: "running" | "finished" | "broken";
        };
        /** LookedLine */
        LookedLine: {
            action: string;
            /** @description A person of another organisation is shown by role and organisation only */
            actor: string;
            /** Format: uuid */
            eventId: string;
            /** Format: date-time */
            moment: string;
            object: string;
            origin?: string;
            question?: string;
            reason?: string;
            reference?: string;
            traceId?: string;
        };
        /**
         * Loss
         * @description Something of a document that is not, or not wholly, in its translation: where and why, never the value
         */
        Loss: {
            pointer: string;
            reason: string;
        };
        /** Mapping */
        Mapping: {
            /** @description <family>/<record>@<version> */
            canonical: string;
            /** @description <family>/<record>@<version> */
            contract: string;
            /** @description 0: as it came with the hub */
            inForce: number;
            /** @description Its key as configuration: the contract with - for / and @ */
            key: string;
            versions: {
                hash: string;
                /** @description If not, nothing is translated by it: it waits */
                hashVerified: boolean;
                /** Format: date-time */
                validFrom?: string;
                /** Format: date-time */
                validUntil?: string | null;
                /** @description 0: as it came with the hub */
                version: number;
            }[];
        };
        MappingPreview: {
            /**
             * @description In which form the sample is
             * @enum {string}
             */
            from: "partner" | "canonical";
            /** @description A document; or a text in the own form of the partner, such as XML, CSV or a web page */
            sample: {
                [key: string]: unknown;
            } | string;
            /** @description A mapping table: contract, canonical and rows, as docs/formats/mapping-tables.md says */
            table: {
                [key: string]: unknown;
            };
        };
        MappingTrial: {
            /** @description A mapping table: contract, canonical and rows, as docs/formats/mapping-tables.md says */
            table: {
                [key: string]: unknown;
            };
        };
        /** MatrixRow */
        MatrixRow: {
            agreement: string;
            agreementTitle: string;
            basis: {
                /** @enum {string} */
                recipient: "consent" | "legal-obligation" | "public-task" | "contract" | "legitimate-interest";
                /** @enum {string} */
                sender: "consent" | "legal-obligation" | "public-task" | "contract" | "legitimate-interest";
            };
            categories: ("identity" | "bsn" | "contact" | "address" | "work-preferences" | "qualifications" | "work-history" | "languages" | "mobility" | "availability" | "support-needs" | "target-group" | "free-text" | "employer-business" | "employer-contact")[];
            /** @description key@version */
            clause: string;
            /** @description Only when the person chose so */
            dependsOnChoice: boolean;
            /** @enum {string} */
            purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
            /**
             * @description Not by the hub when it is another facility
             * @enum {string}
             */
            rail: "hub" | "gevs" | "vum" | "person";
            recipient: string;
            recipientName: string;
            /** @enum {string} */
            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            /** @enum {string} */
            secrecy: "none" | "own-law" | "statutory-duty" | "declaration";
            sender: string;
            senderName: string;
            /** @description Of which people only */
            targetGroup?: {
                [key: string]: unknown;
            };
        };
        /**
         * Message
         * @description A message of yours and what became of it, as far as you may see
         */
        Message: {
            /** Format: date-time */
            acceptedAt: string;
            heldCode?: string;
            losses: components["schemas"]["Loss"][];
            /** Format: uuid */
            messageId: string;
            recipients: {
                /** @enum {string} */
                code?: "invalid-json" | "invalid-xml" | "invalid-table" | "invalid-text" | "too-deep" | "invalid-envelope" | "invalid-bsn" | "invalid-request" | "idempotency-key-missing" | "unknown-contract" | "contract-retired" | "contract-broken" | "never-carried" | "wrong-rail" | "code-not-valid" | "unauthenticated" | "step-up-needed" | "login-failed" | "no-role" | "role-not-chosen" | "role-missing" | "not-from-here" | "insufficient-scope" | "not-mandated" | "record-type-not-allowed" | "not-found" | "request-timeout" | "condition-failed" | "condition-missing" | "too-many-requests" | "quota-exceeded" | "headers-too-large" | "invalid-transaction-id" | "method-not-allowed" | "not-acceptable" | "body-too-large" | "unsupported-media-type" | "id-reused" | "id-under-way" | "hub-error" | "busy" | "not-approver" | "four-eyes" | "draft-settled" | "draft-outdated" | "not-revertible" | "hash-differs" | "other-state" | "legal-hold" | "no-agreement" | "no-occasion" | "not-in-target-group" | "not-permitted" | "secrecy" | "no-consent" | "consent-withdrawn" | "restricted" | "objection" | "address-secrecy" | "erased" | "under-age" | "contract-not-honoured" | "rejected-by-recipient" | "endpoint-retired" | "unreachable" | "no-endpoint" | "handshake-refused" | "newer-version" | "document-purged" | "no-desk" | "step-not-possible";
                losses?: components["schemas"]["Loss"][];
                /** @enum {string} */
                outcome: "waiting" | "delivered" | "withdrawn" | "superseded" | "dead" | "refused" | "not-permitted" | "not-shown";
                purpose: string;
                recipient: string;
            }[];
            /** @enum {string} */
            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            /** @enum {string} */
            state: "accepted" | "distributed" | "held" | "dead";
        };
        Occasion: {
            controller?: string;
            desk?: string;
            /** @enum {string} */
            helpRequest?: "find-work" | "change-of-occupation" | "learn-on-the-job" | "training-and-funding" | "keep-work" | "adapted-workplace" | "language";
            /** @enum {string} */
            kind: "referral" | "request" | "introduction" | "question" | "duty";
            /** @enum {string} */
            purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
            recipient: string;
            source: string;
            subject: {
                bsn?: string;
                linkCode?: string;
                recordId: string;
                /** Format: uuid */
                referral?: string;
            };
            /** Format: date-time */
            until?: string;
        };
        /**
         * Overview
         * @description The region for whoever looks after it: states, counts and moments, and nothing of anybody
         */
        Overview: {
            /** Format: date-time */
            at: string;
            /** @description By the hour in which they were planned: what became of deliveries of documents */
            hours: {
                dead: number;
                delivered: number;
                /** Format: date-time */
                from: string;
                waiting: number;
            }[];
            lanes: components["schemas"]["Lane"][];
            /** @description Only the newest were counted */
            moreHours: boolean;
            partners: {
                /** @enum {string} */
                kind: "organisation" | "arrangement";
                /** @description By which it gets its post; others may use them too */
                lanes: string[];
                name: string;
                party: string;
                urn: string;
            }[];
            /** @description What waits for a person, by who has to act */
            waiting: {
                /** Format: date-time */
                deadline?: string;
                more: boolean;
                operator: number;
                recipient: number;
                sender: number;
            };
            /** @description What was not sent after all, in the same time; null: some, but fewer than ten */
            withheld: number | null;
        };
        /** OwnLine */
        OwnLine: {
            action: string;
            /** @description A person of another organisation is shown by role and organisation only */
            actor: string;
            /** @description Codes, counts and versions */
            details: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            eventId: string;
            /** Format: byte */
            leafHash?: string;
            /** @enum {string} */
            log: "audit" | "decision";
            /** Format: date-time */
            moment: string;
            object: string;
            origin?: string;
            position?: number;
            result: string;
            traceId?: string;
        };
        PeriodSearch: {
            controller?: string;
            /** Format: date-time */
            from: string;
            reason: {
                /** @enum {string} */
                kind: "periodic-check" | "complaint" | "access-request" | "incident" | "investigation";
                /** @description Where the reason can be looked up: the number of a case; it stays in the log */
                reference: string;
            };
            /** Format: date-time */
            until: string;
        };
        /**
         * PersonReport
         * @description What the hub holds of one person for one controller, and what became of it; no names of employees
         */
        PersonReport: {
            consents: {
                categories: ("identity" | "bsn" | "contact" | "address" | "work-preferences" | "qualifications" | "work-history" | "languages" | "mobility" | "availability" | "support-needs" | "target-group" | "free-text" | "employer-business" | "employer-contact")[];
                /** Format: date-time */
                givenAt: string;
                /** @enum {string} */
                purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
                recipients: string[];
                /** @enum {string} */
                state: "given" | "renewed" | "refused" | "withdrawn" | "expired";
                /** Format: date-time */
                validUntil: string;
                /** Format: date-time */
                withdrawnAt?: string;
            }[];
            controller: components["schemas"]["Place"];
            declarations: {
                /** Format: date-time */
                givenAt: string;
                recipients: string[];
                /** Format: date-time */
                validUntil: string;
                /** Format: date-time */
                withdrawnAt?: string;
            }[];
            documents: {
                contract: string;
                data: {
                    [key: string]: unknown;
                };
                /** Format: date-time */
                receivedAt: string;
                /** @enum {string} */
                recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            }[];
            /** @description Absent: this organisation has nothing of the person here */
            entry?: {
                addressSecret: boolean;
                hasBsn: boolean;
                objected: boolean;
                recordId: string;
                restricted: boolean;
                /** Format: date-time */
                since: string;
            };
            given: components["schemas"]["HandedOn"][];
            /** @description There was more than fits */
            isCut: boolean;
            /** Format: date-time */
            madeAt: string;
            occasions: {
                /** Format: date-time */
                closedAt?: string;
                /** Format: date-time */
                endsAt: string;
                /** @enum {string} */
                kind: "referral" | "request" | "introduction" | "question" | "duty";
                /** Format: date-time */
                openedAt: string;
                /** @enum {string} */
                purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
                recipient: string;
            }[];
            /** @description Everybody who is named: each has a register of its own */
            others: components["schemas"]["Place"][];
            received: components["schemas"]["HandedOn"][];
            requests: {
                /** @enum {string} */
                decision?: "granted" | "partly" | "refused";
                /** @enum {string} */
                kind: "access" | "rectification" | "erasure" | "restriction" | "objection" | "portability";
                /** Format: date-time */
                receivedAt: string;
                /** @enum {string} */
                state: "received" | "decided" | "executed" | "closed";
            }[];
            sources: string[];
            /** @description How long a document stays after it is final for everybody, and a line of the log */
            terms: {
                documentDays: number;
                logDays: number;
            };
        };
        PersonSearch: {
            controller?: string;
            person: {
                bsn?: string;
                /** @description What your organisation reads here as person, or as data_subject_id */
                code?: string;
                recordId?: string;
            };
            reason: {
                /** @enum {string} */
                kind: "periodic-check" | "complaint" | "access-request" | "incident" | "investigation";
                /** @description Where the reason can be looked up: the number of a case; it stays in the log */
                reference: string;
            };
        };
        /** PersonToAsk */
        PersonToAsk: {
            /** @description Whether the declaration of no objection has to be asked again too */
            declaration: boolean;
            /** @description Whether something would go to the successor now, if it might */
            hasOpenOccasion: boolean;
            /** @description For which there was a yes */
            purposes: ("matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link")[];
            recordId: string;
        };
        /**
         * Place
         * @description Where the person can turn to
         */
        Place: {
            address?: string;
            contact?: string;
            name: string;
            party: string;
        };
        /** PlanItem */
        PlanItem: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            draftId?: string;
            inWords: {
                en: {
                    differences: string[];
                    sentence: string;
                };
                nl: {
                    differences: string[];
                    sentence: string;
                };
            };
            /** @description Not approved by everybody yet */
            isProposed: boolean;
            key: string;
            /** @enum {string} */
            kind: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
            /** @description Whom it concerns */
            organisations: string[];
            /** @description null: proposed only */
            version: number | null;
            /** @enum {string} */
            what: "begins" | "changes" | "ends" | "last-day-to-turn-back";
        };
        /**
         * PreviewSide
         * @description A translation, with what was lost and the fields that its form requires
         */
        PreviewSide: {
            coverage: {
                /** @description It is there in this one */
                inDocument: boolean;
                /** @description A row fills it */
                inTable: boolean;
                pointer: string;
            }[];
            document: {
                [key: string]: unknown;
            };
            /** @description Where the form is not honoured */
            faults: {
                code: string;
                detail: string;
                pointer: string;
            }[];
            losses: components["schemas"]["Loss"][];
        };
        /**
         * Problem
         * @description A refusal (RFC 9457). Decide by code, never by text; errors holds every fault by JSON Pointer, never a value.
         */
        Problem: {
            /** @enum {string} */
            code: "invalid-json" | "invalid-xml" | "invalid-table" | "invalid-text" | "too-deep" | "invalid-envelope" | "invalid-bsn" | "invalid-request" | "idempotency-key-missing" | "unknown-contract" | "contract-retired" | "contract-broken" | "never-carried" | "wrong-rail" | "code-not-valid" | "unauthenticated" | "step-up-needed" | "login-failed" | "no-role" | "role-not-chosen" | "role-missing" | "not-from-here" | "insufficient-scope" | "not-mandated" | "record-type-not-allowed" | "not-found" | "request-timeout" | "condition-failed" | "condition-missing" | "too-many-requests" | "quota-exceeded" | "headers-too-large" | "invalid-transaction-id" | "method-not-allowed" | "not-acceptable" | "body-too-large" | "unsupported-media-type" | "id-reused" | "id-under-way" | "hub-error" | "busy" | "not-approver" | "four-eyes" | "draft-settled" | "draft-outdated" | "not-revertible" | "hash-differs" | "other-state" | "legal-hold" | "no-agreement" | "no-occasion" | "not-in-target-group" | "not-permitted" | "secrecy" | "no-consent" | "consent-withdrawn" | "restricted" | "objection" | "address-secrecy" | "erased" | "under-age" | "contract-not-honoured" | "rejected-by-recipient" | "endpoint-retired" | "unreachable" | "no-endpoint" | "handshake-refused" | "newer-version" | "document-purged" | "no-desk" | "step-not-possible";
            detail: string;
            errors?: {
                code: string;
                detail: string;
                pointer: string;
            }[];
            status: number;
            title: string;
            type: string;
        };
        /** ProcessingActivity */
        ProcessingActivity: {
            basis: {
                article?: string;
                /** @enum {string} */
                kind: "consent" | "legal-obligation" | "public-task" | "contract" | "legitimate-interest";
                statute?: string;
                /** Format: date */
                textOf?: string;
            };
            categories: ("identity" | "bsn" | "contact" | "address" | "work-preferences" | "qualifications" | "work-history" | "languages" | "mobility" | "availability" | "support-needs" | "target-group" | "free-text" | "employer-business" | "employer-contact")[];
            contact: string;
            controller: string;
            controllerName: string;
            dataSubjects: string[];
            hash: string;
            key: string;
            name: string;
            purposes: string[];
            /** @description From the clauses: to whom it is given */
            recipients: string[];
            retention: string;
            security: string;
            /** @description From the clauses: from whom it comes */
            sources: string[];
            /** @description Outside of the European Economic Area */
            transfers: {
                safeguard: string;
                to: string;
            }[];
            /** Format: date-time */
            validFrom: string;
            /**
             * Format: date-time
             * @description null: without end
             */
            validUntil: string | null;
            version: number;
        };
        /**
         * ProcessingRecord
         * @description Logboek Dataverwerkingen 1.0: one action on the data of one person
         */
        ProcessingRecord: {
            attributes: {
                /** @description What your organisation, and nobody else, calls the person */
                "dpl.core.data_subject_id"?: string;
                /** Format: uri */
                "dpl.core.data_subject_id_type"?: string;
                /** Format: uri */
                "dpl.core.foreign_operation.processor"?: string;
                /** Format: uri */
                "dpl.core.processing_activity_id": string;
            };
            /** Format: int64 */
            end_time: number;
            name: string;
            parent_span_id?: string;
            resource: {
                attributes: {
                    "service.name": string;
                };
            };
            span_id: string;
            /** Format: int64 */
            start_time: number;
            /** @enum {string} */
            status: "Unset" | "Ok" | "Error";
            trace_id: string;
        };
        ProcessingSearch: {
            controller?: string;
            /** @description What your organisation reads here as person, or as data_subject_id */
            dataSubjectId?: string;
            /** Format: uuid */
            deliveryId?: string;
            /** Format: date-time */
            from?: string;
            processingActivityId?: string;
            reason: {
                /** @enum {string} */
                kind: "periodic-check" | "complaint" | "access-request" | "incident" | "investigation";
                /** @description Where the reason can be looked up: the number of a case; it stays in the log */
                reference: string;
            };
            traceId?: string;
            /** Format: date-time */
            until?: string;
        };
        /**
         * Receipt
         * @description What was committed
         */
        Receipt: {
            /** Format: uuid */
            messageId: string;
            /** @enum {string} */
            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            /** @enum {string} */
            state: "accepted" | "distributed" | "held" | "dead";
        };
        /** ReceivedLine */
        ReceivedLine: {
            /** @enum {string} */
            basis?: "consent" | "legal-obligation" | "public-task" | "contract" | "legitimate-interest";
            categories: ("identity" | "bsn" | "contact" | "address" | "work-preferences" | "qualifications" | "work-history" | "languages" | "mobility" | "availability" | "support-needs" | "target-group" | "free-text" | "employer-business" | "employer-contact")[];
            /**
             * @description possibly: it was sent, and no clear answer came
             * @enum {string}
             */
            certainty: "received" | "possibly";
            /** @description key@version */
            clause?: string;
            contract: string;
            /** Format: uuid */
            deliveryId: string;
            /** Format: uuid */
            eventId?: string;
            fields: string[];
            /** @enum {string} */
            kind: "document" | "retraction" | "closing" | "answer";
            /** Format: uuid */
            messageId?: string;
            /** Format: date-time */
            moment: string;
            /** @description What your organisation calls the person here */
            person?: string;
            position?: number;
            /** @enum {string} */
            purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
            recipient: string;
            /** @enum {string} */
            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            sender: string;
            traceId: string;
        };
        /** RecordedApproval */
        RecordedApproval: {
            by?: string;
            /** @description What was signed, or urn:schakel:draft:<id> */
            document: string;
            mandate?: string;
            /** @description The day of signing, or the moment in the hub */
            on: string;
            party: string;
        };
        Referral: {
            area?: string;
            controller?: string;
            /** Format: uuid */
            follows?: string;
            /** @enum {string} */
            helpRequest: "find-work" | "change-of-occupation" | "learn-on-the-job" | "training-and-funding" | "keep-work" | "adapted-workplace" | "language";
            language?: string;
            subject: {
                recordId: string;
            };
            /** Format: date-time */
            until?: string;
        };
        ReferralStep: {
            controller?: string;
            /** @enum {string} */
            outcome?: "found-work" | "learning" | "helped-otherwise" | "withdrew" | "no-answer";
            /** @enum {string} */
            state: "taken-up" | "waiting-for-person" | "handed-over" | "closed";
        };
        /** ReferralView */
        ReferralView: {
            desk?: string;
            /**
             * Format: date-time
             * @description By when it goes on from this state
             */
            dueAt?: string;
            /**
             * Format: uuid
             * @description The referral that was handed over by this one
             */
            follows?: string;
            /** @enum {string} */
            helpRequest?: "find-work" | "change-of-occupation" | "learn-on-the-job" | "training-and-funding" | "keep-work" | "adapted-workplace" | "language";
            language?: string;
            /**
             * @description occasion-ended: nobody closed it, its occasion is over. ended: to the one that reported it, when it led to no help
             * @enum {string}
             */
            outcome?: "found-work" | "learning" | "helped-otherwise" | "withdrew" | "no-answer" | "occasion-ended" | "ended";
            overdue?: boolean;
            /** @description Who sees to it that it goes on, now */
            owner?: string;
            /** @enum {string} */
            purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
            recipient: string;
            /** Format: uuid */
            referralId: string;
            /** Format: date-time */
            reportedAt: string;
            /**
             * @description As which of the two you see it
             * @enum {string}
             */
            side: "desk" | "reporter";
            /** Format: date-time */
            since?: string;
            source: string;
            /**
             * @description not-shown: how it goes is not told to the one that reported it
             * @enum {string}
             */
            state: "reported" | "taken-up" | "waiting-for-person" | "handed-over" | "closed" | "not-shown";
        };
        /** RefusedLine */
        RefusedLine: {
            /** @description key@version */
            clause?: string;
            /** @enum {string} */
            code: "no-consent" | "consent-withdrawn";
            /** Format: uuid */
            decisionId: string;
            /** Format: date-time */
            moment: string;
            /** @description What your organisation calls the person here */
            person?: string;
            /** @enum {string} */
            purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
            recipient: string;
            /** @enum {string} */
            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            sender: string;
            /** @enum {string} */
            stage: "open" | "distribute" | "deliver";
            traceId: string;
        };
        /** RegisteredConsent */
        RegisteredConsent: {
            /** @description For the privacy officer of the controller */
            categories?: ("identity" | "bsn" | "contact" | "address" | "work-preferences" | "qualifications" | "work-history" | "languages" | "mobility" | "availability" | "support-needs" | "target-group" | "free-text" | "employer-business" | "employer-contact")[];
            /** Format: uuid */
            consentId: string;
            /** @description For the privacy officer of the controller */
            evidence?: {
                askedBy: string;
                askedFor: string;
                /** @enum {string} */
                givenBy: "person" | "representative";
                /** @enum {string} */
                how: "at-the-desk" | "by-telephone" | "online" | "in-writing";
                notice: {
                    hash?: string;
                    language: string;
                    version: string;
                };
                refusalHasNoConsequenceSaid: boolean;
                /** @enum {string} */
                representation?: "none" | "for-this-matter";
                /** @enum {string} */
                request: "find-work" | "change-of-occupation" | "learn-on-the-job" | "training-and-funding" | "keep-work" | "adapted-workplace" | "language";
            };
            /** @description For the privacy officer of the controller */
            exceptions?: {
                [key: string]: unknown;
            }[];
            /** Format: date-time */
            givenAt: string;
            /** @description For the privacy officer of the controller */
            includesSuccessors?: boolean;
            /** @enum {string} */
            purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
            recipients: string[];
            recordId: string;
            /** @description For the privacy officer of the controller */
            registeredBy?: string;
            /**
             * Format: uuid
             * @description For the privacy officer of the controller
             */
            renews?: string;
            /**
             * @description not-shown: what a person says is told to nobody else
             * @enum {string}
             */
            state: "given" | "renewed" | "refused" | "withdrawn" | "expired" | "not-shown";
            /** Format: date-time */
            validUntil: string;
            /**
             * Format: date-time
             * @description For the privacy officer of the controller
             */
            withdrawnAt?: string;
        };
        Replay: {
            deliveryIds?: string[];
            /** Format: date-time */
            from?: string;
            lane?: string;
            preview?: boolean;
            /** Format: uuid */
            recordOf?: string;
            /** @enum {string} */
            state?: "delivered" | "dead";
            /** Format: date-time */
            until?: string;
        } & (unknown | unknown | unknown);
        ReportAnswer: {
            /** @enum {string} */
            answer: "in-progress" | "corrected" | "rejected";
        };
        /** ReportView */
        ReportView: {
            /** Format: date-time */
            answeredAt?: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            madeAt: string;
            overdue: boolean;
            /** @enum {string} */
            recordType?: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            reporter: string;
            /** @description Yours (its subject) when you made it; the event that told it when it came to you */
            reportId: string;
            /** @enum {string} */
            side: "source" | "reporter";
            source: string;
            /** @enum {string} */
            state: "waiting" | "in-progress" | "corrected" | "rejected";
        };
        /**
         * Retraction
         * @description What a recipient was told to do with what it got, and what it said that it did
         */
        Retraction: {
            /** @enum {string} */
            action: "stop-using" | "delete" | "correct";
            /** @enum {string|null} */
            answer: "deleted" | "corrected" | "kept-on-own-basis" | "not-found" | null;
            /** Format: date-time */
            answeredAt: string | null;
            code?: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            escalatedAt: string | null;
            /** Format: date-time */
            plannedAt: string;
            recipient: string;
            recordId: string;
            /** @enum {string} */
            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
            reminders: number;
            /** Format: uuid */
            retractionId: string;
            source: string;
            /** @enum {string} */
            state: "waiting" | "told" | "withdrawn" | "superseded" | "dead";
        };
        RetractionAnswer: {
            /** @enum {string} */
            answer: "deleted" | "corrected" | "kept-on-own-basis" | "not-found";
        };
        /**
         * RightsCase
         * @description What a person asked of its controller, and what became of it
         */
        RightsCase: {
            /** Format: date-time */
            closedAt?: string;
            controller: string;
            /** Format: date-time */
            decidedAt?: string;
            /** @enum {string} */
            decision?: "granted" | "partly" | "refused";
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            executedAt?: string;
            /** @enum {string} */
            extension?: "complex" | "many-requests";
            /** @enum {string} */
            givenBy: "person" | "representative";
            /** @enum {string} */
            ground?: "not-identified" | "no-data" | "data-correct" | "manifestly-unfounded" | "excessive" | "legal-obligation" | "public-task" | "legal-claims" | "rights-of-others" | "compelling-grounds" | "not-under-consent-or-contract" | "withdrawn-by-person";
            /** @enum {string} */
            how: "at-the-desk" | "by-telephone" | "online" | "in-writing";
            /** @enum {string} */
            kind: "access" | "rectification" | "erasure" | "restriction" | "objection" | "portability";
            /** Format: date-time */
            liftedAt?: string;
            notedBy: string;
            /** @description How many were told what to do with what they got, and answered */
            notices: {
                answered: number;
                open: number;
                told: number;
            };
            /** @description Of an objection: to what; none: everything */
            purposes: ("matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link")[];
            /** Format: date-time */
            receivedAt: string;
            recordId?: string;
            /** @enum {string} */
            representation?: "none" | "for-this-matter";
            /** Format: uuid */
            requestId: string;
            /**
             * @description soon: the term ends within a week; late: it is over, and it is not done
             * @enum {string}
             */
            signal: "none" | "soon" | "late";
            /** @enum {string} */
            state: "received" | "decided" | "executed" | "closed";
        };
        RightsDecision: {
            controller?: string;
            /** @enum {string} */
            decision: "granted" | "partly" | "refused";
            /** @enum {string} */
            ground?: "not-identified" | "no-data" | "data-correct" | "manifestly-unfounded" | "excessive" | "legal-obligation" | "public-task" | "legal-claims" | "rights-of-others" | "compelling-grounds" | "not-under-consent-or-contract" | "withdrawn-by-person";
            purposes?: ("matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link")[];
        };
        RightsExtension: {
            controller?: string;
            /** @enum {string} */
            reason: "complex" | "many-requests";
        };
        RightsRequest: {
            controller?: string;
            /** @enum {string} */
            givenBy: "person" | "representative";
            /** @enum {string} */
            how: "at-the-desk" | "by-telephone" | "online" | "in-writing";
            /** @enum {string} */
            kind: "access" | "rectification" | "erasure" | "restriction" | "objection" | "portability";
            notedBy: string;
            purposes?: ("matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link")[];
            /** Format: date-time */
            receivedAt?: string;
            /** @enum {string} */
            representation?: "none" | "for-this-matter";
            subject: {
                recordId: string;
            };
        };
        ServiceNotice: {
            /** Format: date-time */
            from?: string;
            /** @enum {string} */
            kind: "maintenance" | "incident" | "restored" | "change";
            text: string;
            /** Format: date-time */
            until?: string;
        };
        /** ShownVersion */
        ShownVersion: {
            approvals: components["schemas"]["RecordedApproval"][];
            /** @description As in the files of a region, without its key and period */
            content: {
                [key: string]: unknown;
            };
            /** @description SHA-256 over the canonical JSON of the content, computed anew */
            hash: string;
            /** @description Whether that is what was approved; if not, it counts for nothing */
            hashVerified: boolean;
            key: string;
            /** @enum {string} */
            kind: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
            name?: string;
            /** @description Of a party: how it is called in messages */
            urn?: string;
            /** Format: date-time */
            validFrom: string;
            /**
             * Format: date-time
             * @description null: without end
             */
            validUntil: string | null;
            version: number;
            /** @enum {string} */
            when: "over" | "in-force" | "planned";
        };
        SigningKey: {
            connection?: string;
            /** @enum {string} */
            kind: "v1" | "v1a";
            /** Format: date-time */
            othersEndAt?: string;
            publicKey?: string;
        };
        /** SigningKeyShown */
        SigningKeyShown: {
            connection: string;
            /** Format: date-time */
            endsAt?: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "v1" | "v1a";
            /** Format: date-time */
            madeAt: string;
        };
        /** Standing */
        Standing: {
            /** @enum {string} */
            answer: "waiting" | "approved" | "refused" | "signed";
            /** @description The moment of the answer, or the day of signing */
            at?: string;
            /** @description The party that answered for it */
            by?: string;
            /** @description What was signed on paper */
            document?: string;
            /** @description key@version of the mandate under which that was */
            mandate?: string;
            name: string;
            party: string;
            reason?: string;
            /** @description Nobody can answer for it in the hub */
            withoutApprover?: boolean;
        };
        /**
         * StatusReport
         * @description What became of messages of yours, and notices of whoever runs the hub
         */
        StatusReport: {
            data: {
                events: {
                    /** Format: date-time */
                    at: string;
                    /** @enum {string} */
                    code?: "invalid-json" | "invalid-xml" | "invalid-table" | "invalid-text" | "too-deep" | "invalid-envelope" | "invalid-bsn" | "invalid-request" | "idempotency-key-missing" | "unknown-contract" | "contract-retired" | "contract-broken" | "never-carried" | "wrong-rail" | "code-not-valid" | "unauthenticated" | "step-up-needed" | "login-failed" | "no-role" | "role-not-chosen" | "role-missing" | "not-from-here" | "insufficient-scope" | "not-mandated" | "record-type-not-allowed" | "not-found" | "request-timeout" | "condition-failed" | "condition-missing" | "too-many-requests" | "quota-exceeded" | "headers-too-large" | "invalid-transaction-id" | "method-not-allowed" | "not-acceptable" | "body-too-large" | "unsupported-media-type" | "id-reused" | "id-under-way" | "hub-error" | "busy" | "not-approver" | "four-eyes" | "draft-settled" | "draft-outdated" | "not-revertible" | "hash-differs" | "other-state" | "legal-hold" | "no-agreement" | "no-occasion" | "not-in-target-group" | "not-permitted" | "secrecy" | "no-consent" | "consent-withdrawn" | "restricted" | "objection" | "address-secrecy" | "erased" | "under-age" | "contract-not-honoured" | "rejected-by-recipient" | "endpoint-retired" | "unreachable" | "no-endpoint" | "handshake-refused" | "newer-version" | "document-purged" | "no-desk" | "step-not-possible" | "unreadable";
                    /** @enum {string} */
                    event: "message.refused" | "message.held" | "message.delivered" | "message.dead" | "lane.paused" | "service.notice";
                    /** Format: date-time */
                    from?: string;
                    /** @enum {string} */
                    kind?: "maintenance" | "incident" | "restored" | "change";
                    /** Format: uuid */
                    messageId?: string;
                    /** @enum {string} */
                    purpose?: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
                    recipient?: string;
                    /** @enum {string} */
                    recordType?: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
                    text?: string;
                    /** Format: date-time */
                    until?: string;
                }[];
            };
            /** @enum {string} */
            datacontenttype: "application/json";
            /**
             * Format: uuid
             * @description The same on every attempt
             */
            id: string;
            /** @enum {string} */
            source: "urn:schakel:systeem:schakel";
            /** @enum {string} */
            specversion: "1.0";
            /** Format: date-time */
            time: string;
            /** @enum {string} */
            type: "nl.schakel.status.reported";
        };
        /**
         * StopListEntry
         * @description Somebody who is not to be known any more, by a keyed hash that is not shown
         */
        StopListEntry: {
            controller: string;
            /** Format: date-time */
            liftedAt?: string;
            /** Format: date-time */
            madeAt: string;
            /** @description For what; absent: the person is not to be known at all */
            purposes?: string[];
            /** Format: uuid */
            requestId?: string;
            /** Format: uuid */
            stopId: string;
        };
        Subscription: {
            records?: {
                filters?: ({
                    exact: {
                        [key: string]: string;
                    };
                } | {
                    prefix: {
                        [key: string]: string;
                    };
                } | {
                    any: ({
                        exact: {
                            [key: string]: string;
                        };
                    } | {
                        prefix: {
                            [key: string]: string;
                        };
                    } | {
                        any: ({
                            exact: {
                                [key: string]: string;
                            };
                        } | {
                            prefix: {
                                [key: string]: string;
                            };
                        })[];
                    })[];
                })[];
                purposes?: ("matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link")[];
                /** @enum {string} */
                recordType: "vacancy" | "learning-offer" | "employer-contact";
                regions?: string[];
                senders?: string[];
            }[];
            status?: ("message.refused" | "message.held" | "message.delivered" | "message.dead" | "lane.paused" | "service.notice")[];
        };
        /**
         * SubscriptionShown
         * @description What is offered to a connection, what it wants of it, and what it is told
         */
        SubscriptionShown: {
            /** Format: date-time */
            changedAt?: string;
            /** @description By what each record type can be filtered */
            fields: {
                "employer-contact"?: string[];
                "learning-offer"?: string[];
                vacancy?: string[];
            };
            /** @description What routes offer you; nothing beyond it can be wanted */
            offered: {
                /** @enum {string} */
                purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
                recipient: string;
                /** @enum {string} */
                recordType: "vacancy" | "learning-offer" | "employer-contact";
            }[];
            records?: {
                filters?: ({
                    exact: {
                        [key: string]: string;
                    };
                } | {
                    prefix: {
                        [key: string]: string;
                    };
                } | {
                    any: ({
                        exact: {
                            [key: string]: string;
                        };
                    } | {
                        prefix: {
                            [key: string]: string;
                        };
                    } | {
                        any: ({
                            exact: {
                                [key: string]: string;
                            };
                        } | {
                            prefix: {
                                [key: string]: string;
                            };
                        })[];
                    })[];
                })[];
                purposes?: ("matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link")[];
                /** @enum {string} */
                recordType: "vacancy" | "learning-offer" | "employer-contact";
                regions?: string[];
                senders?: string[];
            }[];
            status?: ("message.refused" | "message.held" | "message.delivered" | "message.dead" | "lane.paused" | "service.notice")[];
        };
        SubscriptionTest: {
            contract: string;
            data: Record<string, unknown>;
            /** @enum {string} */
            purpose?: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
            records?: {
                filters?: ({
                    exact: {
                        [key: string]: string;
                    };
                } | {
                    prefix: {
                        [key: string]: string;
                    };
                } | {
                    any: ({
                        exact: {
                            [key: string]: string;
                        };
                    } | {
                        prefix: {
                            [key: string]: string;
                        };
                    } | {
                        any: ({
                            exact: {
                                [key: string]: string;
                            };
                        } | {
                            prefix: {
                                [key: string]: string;
                            };
                        })[];
                    })[];
                })[];
                purposes?: ("matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link")[];
                /** @enum {string} */
                recordType: "vacancy" | "learning-offer" | "employer-contact";
                regions?: string[];
                senders?: string[];
            }[];
            source?: string;
        };
        TurningBack: {
            party: string;
            reason: string;
        };
    };
    responses: never;
    parameters: {
        /**
         * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
         * @example 019ac000-0000-7000-8000-000000000001
         */
        FscTransactionId: string;
        /**
         * @description W3C trace context: your trace goes on in the hub, and stands in its logs
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        Traceparent: string;
        /**
         * @description W3C trace context; taken in with a traceparent, never given to other partners
         * @example partner=00f067aa0ba902b7
         */
        Tracestate: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Version of this API
         * @example 0.1.0
         */
        ApiVersion: string;
        /**
         * @description What is left of each policy, and in how many seconds it is whole again (draft 10)
         * @example "requests";r=5999;t=60
         */
        RateLimit: string;
        /**
         * @description How much of what is allowed in how many seconds (draft 10)
         * @example "requests";q=6000;w=60
         */
        RateLimitPolicy: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    evaluateAccess: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessEvaluations"];
            };
        };
        responses: {
            /** @description What would be decided now; of a list the same list */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"] | {
                        evaluations: components["schemas"]["Evaluation"][];
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No mandate */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAnnouncements: {
        parameters: {
            query?: {
                /** @description For whom you ask, when you act for several */
                controller?: string;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, at most 200; the same numbers to whoever announced it and to the team */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        announcements: components["schemas"]["AnnouncementView"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No mandate */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    announceGroup: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Announcement"];
            };
        };
        responses: {
            /** @description Announced; the code is shown in this answer and never again */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        announcementId: string;
                        code: string;
                        /** Format: date-time */
                        codeUntil: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No agreement, No mandate */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeAnnouncement: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description Its code opens nothing any more */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        announcementId: string;
                        /** Format: date-time */
                        closedAt: string;
                        /** @enum {string} */
                        state: "closed";
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findAgreementChanges: {
        parameters: {
            query?: {
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description How many on a page */
                limit?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementSearch"];
            };
        };
        responses: {
            /** @description Each change with who proposed and who approved it, oldest first */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["AgreementChange"][];
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    latestCheckpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest one, and the keys */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description A signed note as C2SP tlog-checkpoint has it: origin, size, root, signatures */
                        checkpoint: string;
                        /** @description Public keys as name+id+key, the newest first */
                        keys: string[];
                        /** Format: date-time */
                        madeAt: string;
                        number: number;
                        /**
                         * Format: byte
                         * @description SHA-256, base64
                         */
                        rootHash: string;
                        treeSize: number;
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCheckpoints: {
        parameters: {
            query?: {
                /** @description Only checkpoints after this number */
                after?: number;
                /** @description Signed at this moment or later */
                from?: string;
                /** @description How many at most */
                max?: number;
                /** @description Signed before this moment */
                until?: string;
                /** @description Seconds to wait for the first */
                wait?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order in which they were signed */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checkpoints: components["schemas"]["Checkpoint"][];
                        /** @description The after of the next question */
                        next: number;
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveConsistency: {
        parameters: {
            query: {
                /** @description The size of the older tree */
                fromSize: number;
                /** @description The size of the newer tree; the latest checkpoint where it is not named */
                toSize?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hashes that lead from one root to the other */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description A signed note as C2SP tlog-checkpoint has it: origin, size, root, signatures */
                        checkpoint?: string;
                        from: number;
                        /**
                         * Format: byte
                         * @description SHA-256, base64
                         */
                        fromRootHash: string;
                        proof: string[];
                        to: number;
                        /**
                         * Format: byte
                         * @description SHA-256, base64
                         */
                        toRootHash: string;
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findDecisionOrigin: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionSearch"];
            };
        };
        responses: {
            /** @description One line: the decision, its parts, and the proof */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["DecisionOrigin"][];
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findDecisions: {
        parameters: {
            query?: {
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description How many on a page */
                limit?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionLogSearch"];
            };
        };
        responses: {
            /** @description Each decision once */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["DecisionLogRecord"][];
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportLog: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogExport"];
            };
        };
        responses: {
            /** @description JSON lines, or CSV, as format says */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description The id under which its progress and signature are found */
                    "Schakel-Export"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description Not a valid BSN, Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLogExport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is, and what was signed */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogExportView"];
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveInclusion: {
        parameters: {
            query?: {
                /** @description The event; or position and leafHash */
                eventId?: string;
                /** @description Its hash, base64 or base64url of 32 bytes */
                leafHash?: string;
                /** @description The place of a leaf */
                position?: number;
                /** @description The size of the tree to prove it in; the latest checkpoint where it is not named */
                treeSize?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hashes beside its way to the root */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description A signed note as C2SP tlog-checkpoint has it: origin, size, root, signatures */
                        checkpoint?: string;
                        /**
                         * Format: byte
                         * @description SHA-256, base64
                         */
                        leafHash: string;
                        position: number;
                        proof: string[];
                        /**
                         * Format: byte
                         * @description SHA-256, base64
                         */
                        rootHash: string;
                        treeSize: number;
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findOwnLines: {
        parameters: {
            query?: {
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description How many on a page */
                limit?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodSearch"];
            };
        };
        responses: {
            /** @description Every line in which you appear, in the order of their moments */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["OwnLine"][];
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findReadersOfPerson: {
        parameters: {
            query?: {
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description How many on a page */
                limit?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonSearch"];
            };
        };
        responses: {
            /** @description Who looked, oldest first */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["LookedLine"][];
                    };
                };
            };
            /** @description Not a valid BSN, Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findReceiptsAboutPerson: {
        parameters: {
            query?: {
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description How many on a page */
                limit?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonSearch"];
            };
        };
        responses: {
            /** @description What went out about the person, in the order in which it was planned */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["ReceivedLine"][];
                    };
                };
            };
            /** @description Not a valid BSN, Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findReceiptsBetweenParties: {
        parameters: {
            query?: {
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description How many on a page */
                limit?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BetweenSearch"];
            };
        };
        responses: {
            /** @description What was delivered, in the order in which it was */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["ReceivedLine"][];
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findRefusalsForConsent: {
        parameters: {
            query?: {
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description How many on a page */
                limit?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodSearch"];
            };
        };
        responses: {
            /** @description Records of your own that did not go */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["RefusedLine"][];
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendBatch: {
        parameters: {
            query: {
                /** @description The form of its records: <family>/<record>@<version> */
                contract: string;
                /** @description documents, or events with subject and data */
                lines?: "documents" | "events";
                /** @description Of a full state: what becomes of records that are not in it */
                missing?: "keep" | "withdraw" | "withdraw-all";
                /** @description changes: every record is sent; full: what is unchanged is not */
                mode?: "changes" | "full";
                /** @description JSON Pointer of your record id in each document, where the contract does not say */
                recordId?: string;
            };
            header: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this file. Never expires: the same again gives the first receipt, also while the first is coming in; with another file it is id-reused. */
                "Idempotency-Key": string;
                /** @description The controller; may be left out when your connection acts for one only */
                "Schakel-Source"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/jsonl": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                "application/x-ndjson": string;
                "application/xml": string;
                "text/csv": string;
                "text/xml": string;
            };
        };
        responses: {
            /** @description All of it is safely in */
            202: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description The contract is advised against since then (RFC 9745) */
                    Deprecation?: string;
                    /** @description rel="successor-version": the contract that replaces it */
                    Link?: string;
                    /** @description How far it is */
                    Location?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description From when on it is not taken any more (RFC 8594) */
                    Sunset?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchReceipt"];
                };
            };
            /** @description Contract retired, Idempotency-Key missing, Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep, Unknown contract */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No mandate, Record type not allowed */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readBatch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRefusalsOfBatch: {
        parameters: {
            query?: {
                /** @description Only lines after this one */
                after?: number;
                /** @description How many on a page */
                limit?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused lines */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchRefusals"];
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConfiguration: {
        parameters: {
            query?: {
                /** @description At which moment; now when it is not named */
                at?: string;
                /** @description Of which kind; of all when it is not named */
                kind?: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In force at that moment, and planned after it */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        versions: components["schemas"]["ListedVersion"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readConfiguration: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description Its key, as in the files of a region
                 * @example vacatures
                 */
                key: string;
                /**
                 * @description A kind of configuration
                 * @example clause
                 */
                kind: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every version that there was, is and will be */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        /** @enum {string} */
                        kind: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
                        versions: components["schemas"]["ShownVersion"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareConfiguration: {
        parameters: {
            query: {
                /** @description The earlier version; of a mapping table 0 is the one that came with the hub */
                from: number;
                /** @description The later version */
                until: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description Its key, as in the files of a region
                 * @example vacatures
                 */
                key: string;
                /**
                 * @description A kind of configuration
                 * @example clause
                 */
                kind: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is different, in words */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        en: string[];
                        from: number;
                        key: string;
                        /** @enum {string} */
                        kind: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
                        nl: string[];
                        until: number;
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteConsent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentInvitation"];
            };
        };
        responses: {
            /** @description The code, shown here and never again */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        /** Format: date-time */
                        expiresAt: string;
                        /** Format: uuid */
                        invitationId: string;
                        url: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No mandate */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerConsent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Consent"];
            };
        };
        responses: {
            /** @description Registered */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        consentId: string;
                        /** @enum {string} */
                        state: "given" | "refused";
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchConsents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentSearch"];
            };
        };
        responses: {
            /** @description As much as you may see */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        consents: components["schemas"]["RegisteredConsent"][];
                    };
                };
            };
            /** @description Not a valid BSN, Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readConsent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As much of it as you may see */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredConsent"];
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReceipt: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description ISO/IEC TS 27560 */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentReceipt"];
                    "text/html": string;
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewConsent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentRenewal"];
            };
        };
        responses: {
            /** @description Given again: the same purpose, recipients and categories */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        consentId: string;
                        /** Format: uuid */
                        renews: string;
                        /** @enum {string} */
                        state: "given";
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No mandate */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawConsent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description Withdrawn; nothing of the person is under way any more */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        consentId: string;
                        /** @enum {string} */
                        state: "withdrawn";
                        /** Format: date-time */
                        withdrawnAt: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listContracts: {
        parameters: {
            query?: {
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description How many on a page */
                limit?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By ref; a page of them */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contracts: components["schemas"]["Contract"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReports: {
        parameters: {
            query?: {
                /** @description For whom you ask, when you act for several */
                controller?: string;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 200 */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reports: components["schemas"]["ReportView"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No mandate */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerReport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportAnswer"];
            };
        };
        responses: {
            /** @description Noted, and on its way to who reported it */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        answer: "in-progress" | "corrected" | "rejected";
                        /** Format: date-time */
                        answeredAt: string;
                        /** Format: date-time */
                        dueAt?: string;
                        /** Format: uuid */
                        reportId: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way, Not from here */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainDecision: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why, as far as you may see */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerDeclaration: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declaration"];
            };
        };
        responses: {
            /** @description Registered */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        declarationId: string;
                        /** @enum {string} */
                        state: "given";
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No mandate */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawDeclaration: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description Withdrawn; nothing of the person is under way any more */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        declarationId: string;
                        /** @enum {string} */
                        state: "withdrawn";
                        /** Format: date-time */
                        withdrawnAt: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No mandate */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetchDocument: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event as it would have been sent */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayDeliveries: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Replay"];
            };
        };
        responses: {
            /** @description What goes again, or would */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Ask again from this moment: there was more
                         */
                        continueFrom?: string;
                        /** @description The document is not there any more; the first of them by id */
                        impossible: {
                            /** @enum {string} */
                            code: "document-purged";
                            count: number;
                            deliveryIds: string[];
                        };
                        lane: string;
                        planned: number;
                        preview: boolean;
                        /** @description How many to whom, by urn */
                        recipients: {
                            [key: string]: number;
                        };
                        /** @description Something newer about the record is on its way already */
                        waiting: number;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDrafts: {
        parameters: {
            query?: {
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description How many on a page */
                limit?: number;
                /** @description Only those in this state */
                state?: "open" | "approved" | "refused" | "withdrawn";
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first; a page of them */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        drafts: components["schemas"]["DraftView"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeDraft: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Draft"];
            };
        };
        responses: {
            /** @description Proposed, to whoever stands under parties */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDraft: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What changes, in words, and who said what */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveDraft: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Approval"];
            };
        };
        responses: {
            /** @description Approved for that party */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovedDraft"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Four eyes, Scope missing, No role, Not the approver, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Draft is outdated, Draft is settled */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not what you saw */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseDraft: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftRefusal"];
            };
        };
        responses: {
            /** @description Refused; the draft is over */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not the approver, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Draft is settled */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawDraft: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description Taken back */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Draft is settled */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endAgreement: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ending"];
            };
        };
        responses: {
            /** @description Ended */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description Under which it stands with the drafts; absent when it had ended already
                         */
                        draftId?: string;
                        /** Format: date-time */
                        endedAt: string;
                        key: string;
                        /** @enum {string} */
                        kind: "agreement" | "clause";
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not the approver, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The channel and, of a webhook that was set, where it goes and how */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description Of the endpoint as it is now; give it back in If-Match to change it */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        authorization?: components["schemas"]["AuthorizationShown"];
                        certificate?: {
                            thumbprint: string;
                            /** Format: date-time */
                            validUntil: string;
                        };
                        /** Format: date-time */
                        changedAt?: string;
                        /** @enum {string} */
                        channel: "webhook" | "inbox" | "broker";
                        /** @description The names of your own headers */
                        headers?: string[];
                        /** @description Of v1a: with these anybody can verify; the newest first */
                        publicKeys?: string[];
                        settings?: components["schemas"]["EndpointSettings"];
                        url?: string;
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description The ETag of the endpoint that is to be replaced, or *; needed when there is one */
                "If-Match"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Endpoint"];
            };
        };
        responses: {
            /** @description Set; the secret is shown in this answer and never again */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description Of the endpoint as it is now; give it back in If-Match to change it */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        authorization?: components["schemas"]["AuthorizationShown"];
                        certificate?: {
                            thumbprint: string;
                            /** Format: date-time */
                            validUntil: string;
                        };
                        /** Format: date-time */
                        changedAt: string;
                        /** @enum {string} */
                        channel: "webhook";
                        /** @enum {string} */
                        handshake: "granted" | "not-granted";
                        /** @description The names of your own headers */
                        headers: string[];
                        /** @description Of v1a: with these anybody can verify; the newest first */
                        publicKeys: string[];
                        /** @description Of v1; of v1a you need the public key only */
                        secret?: string;
                        settings: components["schemas"]["EndpointSettings"];
                        url: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed meanwhile */
            412: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Handshake refused */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Condition missing */
            428: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EndpointTest"];
            };
        };
        responses: {
            /** @description What came of it */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delivered: boolean;
                        /** @enum {string} */
                        handshake: "granted" | "not-granted";
                        /** @description Why it did not come, or the code with which you refused it */
                        reason?: string;
                        /** @enum {string} */
                        result: "delivered" | "later" | "rejected" | "retired";
                        status?: number;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readHeldMessages: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 500; more says that there are others */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HeldItem"][];
                        more: boolean;
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayHeldMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LaneChange"];
            };
        };
        responses: {
            /** @description It waits for distribution again, in its own place */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        messageId: string;
                        /** @enum {string} */
                        state: "accepted";
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Document purged, Newer version went on */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leasePost: {
        parameters: {
            query?: {
                /** @description How many at most */
                max?: number;
                /** @description How many seconds to wait for the first */
                wait?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is on lease now; may be nothing */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: (components["schemas"]["Delivery"] | components["schemas"]["StatusReport"])[];
                        /** Format: date-time */
                        leasedUntil: string;
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extendLeases: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboxExtension"];
            };
        };
        responses: {
            /** @description The state of each, in the same order */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: {
                            /** Format: uuid */
                            deliveryId: string;
                            /** @enum {string} */
                            state: "leased" | "lease-over";
                        }[];
                        /** Format: date-time */
                        leasedUntil: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settleLeases: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InboxReceipts"];
            };
        };
        responses: {
            /** @description The state of each, in the same order */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        receipts: {
                            /** Format: uuid */
                            deliveryId: string;
                            /** @enum {string} */
                            state: "delivered" | "dead" | "planned" | "lease-over";
                        }[];
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerIntroduction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntroductionAnswer"];
            };
        };
        responses: {
            /** @description Noted, and on its way to the desk */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        answer: "interested" | "not-interested" | "hired" | "vacancy-filled";
                        /** Format: date-time */
                        answeredAt: string;
                        /** Format: uuid */
                        occasionId: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLanes: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lanes */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lanes: components["schemas"]["Lane"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drainLane: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description The key of the connection: your own, or for whoever runs the hub anybody’s
                 * @example roc-systeem
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LaneChange"];
            };
        };
        responses: {
            /** @description The lane as it is now */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lane"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseLane: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description The key of the connection: your own, or for whoever runs the hub anybody’s
                 * @example roc-systeem
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LanePause"];
            };
        };
        responses: {
            /** @description The lane as it is now */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lane"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeLane: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description The key of the connection: your own, or for whoever runs the hub anybody’s
                 * @example roc-systeem
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LaneChange"];
            };
        };
        responses: {
            /** @description The lane as it is now */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lane"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLegalHolds: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        holds: components["schemas"]["KeptByOrder"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginLegalHold: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LegalHold"];
            };
        };
        responses: {
            /** @description It holds from now on */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptByOrder"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endLegalHold: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description Ended */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        endedAt: string;
                        /** Format: uuid */
                        holdId: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeLinkCode: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkCode"];
            };
        };
        responses: {
            /** @description The code, shown here and never again; it works once */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No mandate */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportOtherPerson: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description Cut: nothing goes over it any more, and what went is to be deleted */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        cutAt: string;
                        /** Format: uuid */
                        linkId: string;
                        /** @enum {string} */
                        state: "cut";
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No mandate */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLosses: {
        parameters: {
            query: {
                /** @description In which contract */
                contract: string;
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description How many on a page */
                limit?: number;
                /** @description Into the hub, or out of it (out when it is not named) */
                way?: "in" | "out";
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first; a page of them, and how often each place was lost lately */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description <family>/<record>@<version> */
                        contract: string;
                        counted: {
                            pointer: string;
                            reason: string;
                            translations: number | null;
                        }[];
                        items: {
                            /** Format: date-time */
                            at: string;
                            /** @description <family>/<record>@<version> */
                            from: string;
                            /** @description 0: as it came with the hub */
                            fromTable: number | null;
                            /**
                             * Format: uuid
                             * @description Of the delivery; on the way in of the message
                             */
                            id: string;
                            losses: components["schemas"]["Loss"][];
                            /** @description <family>/<record>@<version> */
                            to: string;
                            /** @description 0: as it came with the hub */
                            toTable: number | null;
                        }[];
                        /** @enum {string} */
                        recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
                        /** @enum {string} */
                        way: "in" | "out";
                    };
                };
            };
            /** @description Request not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewMapping: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingPreview"];
            };
        };
        responses: {
            /** @description What came of it */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        canonical?: components["schemas"]["PreviewSide"];
                        /** @description <family>/<record>@<version> */
                        contract: string;
                        hash: string;
                        partner?: components["schemas"]["PreviewSide"];
                        roundTrip?: {
                            /** @description There now, and not before */
                            added: string[];
                            /** @description Not lost by report, and not there any more */
                            missing: string[];
                            same: boolean;
                        };
                    };
                };
            };
            /** @description Contract not honoured, Not valid JSON, Request not in order, Not a valid table, Text that cannot be stored, Fsc-Transaction-Id not in order, Not valid XML, Never carried, Nested too deep, Another facility carries this */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryMapping: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingTrial"];
            };
        };
        responses: {
            /** @description Whether it passes, and what it changes */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        broken: {
                            example: string;
                            /** @enum {string} */
                            law: "canonical-honoured" | "contract-honoured" | "there-and-back" | "settles" | "own-members" | "any-value" | "untouched";
                            places: string[];
                        }[];
                        changed: {
                            canonical: string[];
                            example: string;
                            partner: string[];
                        }[];
                        /** @description Everything was tried within the time there is */
                        complete: boolean;
                        /** @description <family>/<record>@<version> */
                        contract: string;
                        examples: number;
                        hash: string;
                        passed: boolean;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMappings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table of each contract: which version is in force, and which there are */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mappings: components["schemas"]["Mapping"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMapping: {
        parameters: {
            query?: {
                /** @description Which version; the one in force when it is not named, 0 for the one that came with the hub */
                version?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description Its key
                 * @example hr-open-vacancy-4
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One version, to read or to begin a change with */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description <family>/<record>@<version> */
                        canonical: string;
                        /** @description <family>/<record>@<version> */
                        contract: string;
                        /** @description 0: as it came with the hub */
                        inForce: number;
                        /** @description Its key as configuration: the contract with - for / and @ */
                        key: string;
                        /** @description A mapping table: contract, canonical and rows, as docs/formats/mapping-tables.md says */
                        table: {
                            [key: string]: unknown;
                        };
                        /** @description 0: as it came with the hub */
                        version: number;
                        versions: {
                            hash: string;
                            /** @description If not, nothing is translated by it: it waits */
                            hashVerified: boolean;
                            /** Format: date-time */
                            validFrom?: string;
                            /** Format: date-time */
                            validUntil?: string | null;
                            /** @description 0: as it came with the hub */
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMatrix: {
        parameters: {
            query?: {
                /** @description At which moment; now when it is not named */
                at?: string;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Group by group taken apart; what is not in it does not go */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        rows: components["schemas"]["MatrixRow"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is logged in, and the token that goes with what changes something */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        acr?: string;
                        /** Format: date-time */
                        authenticatedAt?: string;
                        csrfToken: string;
                        /** Format: date-time */
                        endsAt: string;
                        hasChoice: boolean;
                        name?: string;
                        organisation?: string;
                        person: string;
                        region?: boolean;
                        /** @enum {string} */
                        role?: "administrator" | "approver" | "privacy-officer" | "auditor" | "desk-employee" | "operator";
                        /** @description Until then, when nothing more is asked */
                        secondsLeft: number;
                    };
                };
            };
            /** @description Request not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendMessage: {
        parameters: {
            query?: {
                /** @description Of a document in your own form: <family>/<record>@<version> */
                contract?: string;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this message; needed with a document in your own form. Never expires: the same again gives the first receipt, also while the first is under way; with another document it is id-reused. An event has its id instead. */
                "Idempotency-Key"?: string;
                /** @description The controller; may be left out when your connection acts for one only */
                "Schakel-Source"?: string;
                /** @description Your record id, or the object form of subject as JSON; needed with a document */
                "Schakel-Subject"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents-batch+json": components["schemas"]["CloudEvent"][];
                "application/cloudevents+json": components["schemas"]["CloudEvent"];
                "application/json": unknown;
                "application/ld+json": unknown;
                "application/xml": string;
                "text/csv": string;
                "text/html": string;
                "text/xml": string;
            };
        };
        responses: {
            /** @description Committed; of a batch: what became of each event, in the same order */
            202: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description The contract is advised against since then (RFC 9745) */
                    Deprecation?: string;
                    /** @description rel="successor-version": the contract that replaces it */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description From when on it is not taken any more (RFC 8594) */
                    Sunset?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"] | components["schemas"]["BatchItem"][];
                };
            };
            /** @description Contract not honoured, Contract retired, Idempotency-Key missing, Not a valid BSN, Envelope not in order, Not valid JSON, Request not in order, Not a valid table, Text that cannot be stored, Fsc-Transaction-Id not in order, Not valid XML, Never carried, Nested too deep, Unknown contract, Another facility carries this */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No mandate, Record type not allowed */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of it */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evidenceOfMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As much of an export as is about this message; npm run audit:verify reads it */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evidence"];
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openOccasion: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Occasion"];
            };
        };
        responses: {
            /** @description Open, whether or not the source knows the person */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        endsAt: string;
                        /** Format: uuid */
                        occasionId: string;
                        /** @enum {string} */
                        state: "open";
                    };
                };
            };
            /** @description Not a valid BSN, Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep, Another facility carries this */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No agreement, No mandate, Not permitted, Duty of secrecy */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeOccasion: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description Closed; nothing under it is under way any more */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        closedAt: string;
                        /** Format: uuid */
                        occasionId: string;
                        /** @enum {string} */
                        state: "closed";
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No mandate */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This description */
            200: {
                headers: {
                    /** @description Any page may read it: * */
                    "access-control-allow-origin"?: string;
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Request not in order */
            400: {
                headers: {
                    /** @description Any page may read it: * */
                    "access-control-allow-origin"?: string;
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description Any page may read it: * */
                    "access-control-allow-origin"?: string;
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    /** @description Any page may read it: * */
                    "access-control-allow-origin"?: string;
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    /** @description Any page may read it: * */
                    "access-control-allow-origin"?: string;
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOpenApiYaml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This description in YAML */
            200: {
                headers: {
                    /** @description Any page may read it: * */
                    "access-control-allow-origin"?: string;
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            /** @description Request not in order */
            400: {
                headers: {
                    /** @description Any page may read it: * */
                    "access-control-allow-origin"?: string;
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    /** @description Any page may read it: * */
                    "access-control-allow-origin"?: string;
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    /** @description Any page may read it: * */
                    "access-control-allow-origin"?: string;
                    "API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    /** @description Any page may read it: * */
                    "access-control-allow-origin"?: string;
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOverview: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Request not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    followOverview: {
        parameters: {
            query?: {
                /** @description Goes on, with another whenever something changed; else it is one */
                follow?: "true";
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events named overview */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Request not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareParallel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description Its key, as in the files of a region
                 * @example leerwerkloket-naast-werkcentrum
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How often both would have received the same of one record, by record type and purpose */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counts: {
                            /** @description null: too small to show */
                            count: number | null;
                            /** @enum {string} */
                            outcome: "same" | "only-predecessor" | "only-successor" | "other-data" | "neither";
                            /** @enum {string} */
                            purpose: "matching" | "guidance" | "learning" | "work-to-work" | "employer-service" | "data-quality" | "statistics" | "link";
                            /** @enum {string} */
                            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
                        }[];
                        /** Format: date-time */
                        from: string;
                        predecessor: string;
                        successor: string;
                        /** Format: date-time */
                        until: string | null;
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPlan: {
        parameters: {
            query: {
                /** @description From this moment on */
                from: string;
                /** @description Of the calendar; nl when it is not named */
                language?: "nl" | "en";
                /** @description Only what concerns this party, by its key */
                organisation?: string;
                /** @description Until this moment */
                until: string;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON in both languages, or as a calendar for whoever asks for text/calendar */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        items: components["schemas"]["PlanItem"][];
                        organisation?: string;
                        /** Format: date-time */
                        until: string;
                    };
                    "text/calendar": string;
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProcessingActivities: {
        parameters: {
            query?: {
                /** @description At which moment; now when it is not named */
                at?: string;
                /** @description Of which controller, by its key; of all when it is not named */
                controller?: string;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, or as a table for whoever asks for text/csv */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        activities: components["schemas"]["ProcessingActivity"][];
                        /** Format: date-time */
                        at: string;
                    };
                    "text/csv": string;
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findProcessingRecords: {
        parameters: {
            query?: {
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description How many on a page */
                limit?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProcessingSearch"];
            };
        };
        responses: {
            /** @description A page is of so many messages or decisions, each with every action */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["ProcessingRecord"][];
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReferrals: {
        parameters: {
            query?: {
                /** @description For whom you ask, when you act for several */
                controller?: string;
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description Only those of this desk */
                desk?: string;
                /** @description How many on a page */
                limit?: number;
                /** @description true: only open ones */
                open?: "true" | "false";
                /** @description true: only those whose time is over */
                overdue?: "true" | "false";
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        referrals: components["schemas"]["ReferralView"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportReferral: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Referral"];
            };
        };
        responses: {
            /** @description Reported, whether or not anything about the person may come */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        desk: string;
                        /** Format: date-time */
                        endsAt: string;
                        recipient: string;
                        /** Format: uuid */
                        referralId: string;
                        speaksLanguage: boolean;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep, Another facility carries this */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No agreement, No role, Not sent by a page of the hub, No mandate, Not permitted, Not for this role, Choose a role first, Duty of secrecy */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way, No desk for this, Not from here */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReferral: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As you may see it */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralView"];
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stepReferral: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReferralStep"];
            };
        };
        responses: {
            /** @description As it is now */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferralView"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way, Not from here */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRetractions: {
        parameters: {
            query?: {
                /** @description true: only those that were not answered */
                open?: "true" | "false";
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of each controller whose privacy officer asks */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        retractions: components["schemas"]["Retraction"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answerRetraction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetractionAnswer"];
            };
        };
        responses: {
            /** @description Noted; a later answer takes its place */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        answer: "deleted" | "corrected" | "kept-on-own-basis" | "not-found";
                        /** Format: date-time */
                        answeredAt: string;
                        /** Format: uuid */
                        retractionId: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRightsRequests: {
        parameters: {
            query?: {
                /** @description true: only those that are not closed */
                open?: "true" | "false";
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        requests: components["schemas"]["RightsCase"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveRightsRequest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RightsRequest"];
            };
        };
        responses: {
            /** @description Received; decided at the latest at dueAt */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        dueAt: string;
                        /** @enum {string} */
                        kind: "access" | "rectification" | "erasure" | "restriction" | "objection" | "portability";
                        /** Format: date-time */
                        receivedAt: string;
                        /** Format: uuid */
                        requestId: string;
                        /** @enum {string} */
                        state: "received";
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readRightsRequest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    copyForPerson: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To take along */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        controller: components["schemas"]["Place"];
                        /** Format: date-time */
                        madeAt: string;
                        records: {
                            data: {
                                [key: string]: unknown;
                            };
                            /** Format: date-time */
                            receivedAt: string;
                            /** @enum {string} */
                            recordType: "client" | "vacancy" | "learning-offer" | "occasion" | "employer-contact" | "correction-report" | "introduction" | "referral";
                        }[];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in this state */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideRightsRequest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RightsDecision"];
            };
        };
        responses: {
            /** @description As it is now */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in this state */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    executeRightsRequest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description As it is now */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Kept by order, Not in this state */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extendRightsRequest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RightsExtension"];
            };
        };
        responses: {
            /** @description As it is now */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in this state */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftRightsRequest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description As it is now */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCase"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in this state */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportOfPerson: {
        parameters: {
            query?: {
                /** @description Of the page; nl */
                language?: "nl" | "en";
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonReport"];
                    "text/html": string;
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in this state */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveNotice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description Your own id of this request, printable ASCII. The same again, byte for byte, gives the first answer, for a day; what was refused is not kept. */
                "Idempotency-Key"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceNotice"];
            };
        };
        responses: {
            /** @description How many are told */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        told: number;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Under way */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Same id, other content */
            422: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSigningKeys: {
        parameters: {
            query?: {
                /** @description Of which connection; of an administrator with several in their care */
                connection?: string;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, without their secrets */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        signingKeys: components["schemas"]["SigningKeyShown"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeSigningKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SigningKey"];
            };
        };
        responses: {
            /** @description Made; the secret is shown in this answer and never again */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        connection: string;
                        /** Format: date-time */
                        endsAt?: string;
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        kind: "v1" | "v1a";
                        /** Format: date-time */
                        madeAt: string;
                        secret?: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeSigningKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description Revoked */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        state: "revoked";
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStopList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["StopListEntry"][];
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftFromStopList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description As the hub gave it
                 * @example 01890000-0000-7000-8000-000000000000
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description Lifted */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        liftedAt: string;
                        /** Format: uuid */
                        stopId: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSubscription: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description Of what was said last; give it back in If-Match to change that and nothing newer */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionShown"];
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSubscription: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /** @description The ETag of what is to be replaced, when nothing may have changed meanwhile */
                "If-Match"?: string;
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Subscription"];
            };
        };
        responses: {
            /** @description As it is now */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description Of what was said last; give it back in If-Match to change that and nothing newer */
                    ETag?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionShown"];
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed meanwhile */
            412: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testSubscription: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionTest"];
            };
        };
        responses: {
            /** @description Whether it would come, and by which of the entries */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        by: number[];
                        wanted: boolean;
                    };
                };
            };
            /** @description Contract not honoured, Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep, Unknown contract */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeopleToAsk: {
        parameters: {
            query?: {
                /** @description For whom you ask, when you act for several */
                controller?: string;
                /** @description Where the next page begins, as Link gave it; opaque */
                cursor?: string;
                /** @description How many on a page */
                limit?: number;
            };
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description Its key, as in the files of a region
                 * @example leerwerkloket-naar-werkcentrum
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By your own record id; a page of them */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    /** @description rel="next": the next page; absent on the last */
                    Link?: string;
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        people: components["schemas"]["PersonToAsk"][];
                        predecessor: string;
                        successor: string;
                    };
                };
            };
            /** @description Request not in order, Fsc-Transaction-Id not in order */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not sent by a page of the hub, No mandate, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    turnSuccessionBack: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Of the FSC Outway: a UUIDv7, recorded before the request is handled; some connections must send it
                 * @example 019ac000-0000-7000-8000-000000000001
                 */
                "Fsc-Transaction-Id"?: components["parameters"]["FscTransactionId"];
                /**
                 * @description W3C trace context: your trace goes on in the hub, and stands in its logs
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
                /**
                 * @description W3C trace context; taken in with a traceparent, never given to other partners
                 * @example partner=00f067aa0ba902b7
                 */
                tracestate?: components["parameters"]["Tracestate"];
            };
            path: {
                /**
                 * @description Its key, as in the files of a region
                 * @example leerwerkloket-naar-werkcentrum
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TurningBack"];
            };
        };
        responses: {
            /** @description Turned back; the predecessor has its post and routes again */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        draftId: string;
                        /** @description Deliveries that went back */
                        moved: number;
                        /** @description What only the parties can agree on again */
                        notRestored: {
                            key: string;
                            /** @enum {string} */
                            kind: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
                            version: number;
                        }[];
                        /** @description What the predecessor has again */
                        restored: {
                            key: string;
                            /** @enum {string} */
                            kind: "region" | "organisation" | "arrangement" | "group" | "desk" | "connection" | "agreement" | "clause" | "route" | "succession" | "parallel" | "contract" | "processing-activity" | "approval-mandate" | "role-mapping" | "mapping" | "notice";
                            version: number;
                        }[];
                        /** Format: date-time */
                        turnedBackAt: string;
                    };
                };
            };
            /** @description Not valid JSON, Request not in order, Text that cannot be stored, Fsc-Transaction-Id not in order, Nested too deep */
            400: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Log in again, strongly, Not authenticated */
            401: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Scope missing, No role, Not the approver, Not sent by a page of the hub, Not for this role, Choose a role first */
            403: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description What token is needed (RFC 6750) */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not acceptable */
            406: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Draft is outdated, Cannot be turned back */
            409: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Media type not supported */
            415: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Quota used up, Too many requests */
            429: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hub is broken */
            500: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Busy */
            503: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    /** @description After how many seconds it is worth trying again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
