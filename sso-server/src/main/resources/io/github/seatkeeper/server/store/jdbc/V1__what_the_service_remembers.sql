-- Times are microseconds since 1970-01-01T00:00Z: exact, without a zone, alike in every database.
-- Whatever is one organisation's begins its key with it.

CREATE TABLE organisation (
    id            VARCHAR NOT NULL PRIMARY KEY,
    name          VARCHAR NOT NULL,
    signing_key   VARCHAR NOT NULL,
    session_limit INTEGER
);

CREATE TABLE api_client (
    id                    VARCHAR NOT NULL PRIMARY KEY,
    organisation_id       VARCHAR NOT NULL,
    name                  VARCHAR,
    secret                VARCHAR NOT NULL,
    previous_secret       VARCHAR,
    previous_secret_until BIGINT,
    landing               VARCHAR,
    return_origins        VARCHAR NOT NULL
);
CREATE INDEX api_client_by_organisation ON api_client (organisation_id);

CREATE TABLE account (
    organisation_id VARCHAR NOT NULL,
    id              VARCHAR NOT NULL,
    login           VARCHAR NOT NULL,
    login_folded    VARCHAR${byCharacter} NOT NULL,
    password_hash   VARCHAR NOT NULL,
    active          BOOLEAN NOT NULL,
    session_limit   INTEGER,
    products        VARCHAR NOT NULL,
    decoy_point     BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, login_folded)
);
CREATE INDEX account_by_decoy_point ON account (organisation_id, decoy_point);

-- One row for every account that ever took a seat, wherever accounts are kept: who takes a seat locks it.
CREATE TABLE seat_lock (
    organisation_id VARCHAR NOT NULL,
    account_id      VARCHAR NOT NULL,
    own_limit       INTEGER,
    times_locked    BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, account_id)
);

-- expires_at is the earlier of last_seen + idle and ends_at; the row is swept at kept_until.
-- No index begins with the organisation: a plan made while the table was small took the wrong one of two, and read it whole.
CREATE TABLE session (
    organisation_id  VARCHAR NOT NULL,
    id               VARCHAR NOT NULL,
    status           VARCHAR NOT NULL,
    account_id       VARCHAR,
    ip_address       VARCHAR,
    browser          VARCHAR NOT NULL,
    operating_system VARCHAR NOT NULL,
    created          BIGINT  NOT NULL,
    last_seen        BIGINT  NOT NULL,
    idle             BIGINT  NOT NULL,
    ends_at          BIGINT  NOT NULL,
    expires_at       BIGINT  NOT NULL,
    kept_until       BIGINT  NOT NULL,
    end_reason       VARCHAR,
    PRIMARY KEY (id, organisation_id)
);
CREATE INDEX session_by_account ON session (account_id, organisation_id, status);
CREATE INDEX session_by_kept_until ON session (kept_until);

CREATE TABLE limit_job (
    organisation_id VARCHAR NOT NULL,
    id              BIGINT  NOT NULL,
    session_limit   INTEGER NOT NULL,
    started_by      VARCHAR NOT NULL,
    started_at      BIGINT  NOT NULL,
    accounts        BIGINT  NOT NULL,
    accounts_done   BIGINT  NOT NULL,
    sessions_ended  BIGINT  NOT NULL,
    finished_at     BIGINT,
    cancelled       BOOLEAN NOT NULL,
    last_account    VARCHAR NOT NULL,
    node            VARCHAR,
    leased_until    BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, id)
);

-- under_way: the attempts that hold a slot, each as <id>@<time taken>, separated by spaces.
CREATE TABLE password_attempts (
    organisation_id VARCHAR NOT NULL,
    subject         VARCHAR NOT NULL,
    known           BOOLEAN NOT NULL,
    failures        INTEGER NOT NULL,
    frozen          BOOLEAN NOT NULL,
    failures_lapse  BIGINT  NOT NULL,
    under_way       VARCHAR NOT NULL,
    kept_until      BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, subject, known)
);
CREATE INDEX password_attempts_by_kept_until ON password_attempts (kept_until);

CREATE TABLE one_time_password (
    number          BIGINT  GENERATED ALWAYS AS IDENTITY,
    organisation_id VARCHAR NOT NULL,
    hash            VARCHAR NOT NULL,
    session_id      VARCHAR NOT NULL,
    client_id       VARCHAR NOT NULL,
    account_id      VARCHAR NOT NULL,
    password_tag    VARCHAR NOT NULL,
    expires_at      BIGINT  NOT NULL,
    used            BOOLEAN NOT NULL,
    PRIMARY KEY (organisation_id, hash)
);
CREATE INDEX one_time_password_by_session ON one_time_password (organisation_id, session_id);
CREATE INDEX one_time_password_by_expires_at ON one_time_password (expires_at);

CREATE TABLE used_ticket (
    organisation_id VARCHAR NOT NULL,
    hash            VARCHAR NOT NULL,
    expires_at      BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, hash)
);
CREATE INDEX used_ticket_by_expires_at ON used_ticket (expires_at);

CREATE TABLE access_token (
    organisation_id VARCHAR NOT NULL,
    hash            VARCHAR NOT NULL,
    account_id      VARCHAR NOT NULL,
    session_id      VARCHAR NOT NULL,
    expires_at      BIGINT  NOT NULL,
    PRIMARY KEY (organisation_id, hash)
);
CREATE INDEX access_token_by_expires_at ON access_token (expires_at);

CREATE TABLE browser (
    key_hash        VARCHAR NOT NULL PRIMARY KEY,
    organisation_id VARCHAR NOT NULL,
    session_id      VARCHAR NOT NULL,
    since_login     BOOLEAN NOT NULL,
    expires_at      BIGINT  NOT NULL
);
CREATE INDEX browser_by_expires_at ON browser (expires_at);

CREATE TABLE staff (
    login_folded    VARCHAR NOT NULL PRIMARY KEY,
    login           VARCHAR NOT NULL,
    organisation_id VARCHAR NOT NULL,
    password_hash   VARCHAR NOT NULL,
    role            VARCHAR NOT NULL
);

CREATE TABLE staff_login (
    key_hash     VARCHAR NOT NULL PRIMARY KEY,
    login_folded VARCHAR NOT NULL,
    expires_at   BIGINT  NOT NULL
);
CREATE INDEX staff_login_by_expires_at ON staff_login (expires_at);

CREATE TABLE audit_event (
    number           BIGINT  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id  VARCHAR NOT NULL,
    happened_at      BIGINT  NOT NULL,
    kind             VARCHAR NOT NULL,
    account_id       VARCHAR,
    actor            VARCHAR,
    client_id        VARCHAR,
    ip_address       VARCHAR,
    browser          VARCHAR,
    operating_system VARCHAR,
    detail           VARCHAR
);
CREATE INDEX audit_event_by_account ON audit_event (organisation_id, account_id, happened_at, number);
CREATE INDEX audit_event_by_time ON audit_event (happened_at);

-- What one node at a time does.
CREATE TABLE lease (
    name         VARCHAR NOT NULL PRIMARY KEY,
    node         VARCHAR NOT NULL,
    leased_until BIGINT  NOT NULL
);
INSERT INTO lease (name, node, leased_until) VALUES ('sweep', '', 0);
