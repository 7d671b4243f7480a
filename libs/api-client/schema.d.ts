// Generated from config/openapi.json by scripts/api-client.mjs; never edited.
export interface paths {
    "/api/v1/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/set-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["setPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listUsers"];
        put?: never;
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/v1/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setUserRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/password-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["issuePasswordToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOrganisations"];
        put?: never;
        post: operations["createOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateOrganisation"];
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAssets"];
        put?: never;
        post: operations["uploadAsset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAsset"];
        put?: never;
        post?: never;
        delete: operations["removeAsset"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/sound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAssetSound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["approveAsset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{key}/boundaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showBoundaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{key}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listUnitChildren"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{key}/hamlets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["createHamlet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hamlets/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["endHamlet"];
        options?: never;
        head?: never;
        patch: operations["updateHamlet"];
        trace?: never;
    };
    "/api/v1/targets/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resolveTargets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listStations"];
        put?: never;
        post: operations["createStation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/station-presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listStationPresets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{key}/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["seedStations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getStation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updateStation"];
        trace?: never;
    };
    "/api/v1/stations/{id}/regulation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setStationRegulation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/regulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listStationRegulations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/sounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setStationSounds"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/muted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setStationMuted"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["updatePlace"];
        trace?: never;
    };
    "/api/v1/stations/{id}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["createPlace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{id}/places/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["importPlaces"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["retirePlace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places/{id}/box": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["replaceBox"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listGroups"];
        put?: never;
        post: operations["createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getGroup"];
        put?: never;
        post?: never;
        delete: operations["removeGroup"];
        options?: never;
        head?: never;
        patch: operations["renameGroup"];
        trace?: never;
    };
    "/api/v1/groups/{id}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setGroupPlaces"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["enrolDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDevice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places/{id}/enrolment-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listEnrolmentCodes"];
        put?: never;
        post: operations["issueEnrolmentCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["revokeDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/give-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["giveUpDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCommands"];
        put?: never;
        post: operations["sendCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showKeys"];
        put?: never;
        post: operations["announceKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/command-targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["countCommandTargets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/command-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCommandBatches"];
        put?: never;
        post: operations["sendCommandToMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/command-batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCommandBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/command-batches/{id}/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCommandBatchTargets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listBulletins"];
        put?: never;
        post: operations["createBulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getBulletin"];
        put: operations["editBulletin"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/variants/{language}/script": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showScript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/variants/{language}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listenToBulletin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["submitBulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["approveBulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rejectBulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdrawBulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/display": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showDisplay"];
        put: operations["setDisplay"];
        post?: never;
        delete: operations["removeDisplay"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/display/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["addDisplayMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/display/media/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["viewDisplayMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showBulletinChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listBulletinHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/editing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["tellBulletinEditing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/editing/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["stopBulletinEditing"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDocuments"];
        put?: never;
        post: operations["uploadDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{id}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listenToDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["readText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reading/script": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["readBulletin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reading/unicode": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["convertToUnicode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listVoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reading/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["previewVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/lexicon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listLexicon"];
        put: operations["putLexicon"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/lexicon/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listLexiconWords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/lexicon.pls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportLexicon"];
        put?: never;
        post: operations["importLexicon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lexicon/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["removeLexiconEntry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showTemplate"];
        put: operations["putTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/spoken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["speakAsset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOrders"];
        put?: never;
        post: operations["createOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dryRunOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOrderResponses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/focus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showOrderFocus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dryRunStoredOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["confirmOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["addOrderVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/versions/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dryRunVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdrawOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOrderHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/airings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOrderAirings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/editing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["tellOrderEditing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/editing/{page}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["stopOrderEditing"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/received-orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showReceivedOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/received-orders/{id}/airings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReceivedAirings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedule/{station}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showSchedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/station-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listStationDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/changes/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dryRunChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["changeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedule/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["undoChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedule/copy-week/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["dryRunCopyWeek"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedule/copy-week": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["copyWeek"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programme-weeks/{station}/{monday}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showProgrammeWeek"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programme-weeks/{station}/{monday}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["approveProgrammeWeek"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOffer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["proposePlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offered-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOfferedOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/remind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["remindOfOffers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["snoozeOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["openOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["answerOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCollisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collisions/{id}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["forecastCollision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collisions/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resolveCollision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{station}/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listStandingRules"];
        put?: never;
        post: operations["addStandingRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["endStandingRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{station}/bulletins/{bulletin}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showStationBulletin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{station}/bulletins/{bulletin}/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listenToStationBulletin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCalendarDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/calendar/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setCalendarDay"];
        post?: never;
        delete: operations["removeCalendarDay"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/as-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAsRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/as-run/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["totalAsRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/as-run/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["totalAsRunByStation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/as-run/unplanned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listUnplannedPlays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/as-run.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportAsRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/as-run.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportAsRunWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/as-run/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listClosedDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/as-run/open-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOpenDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/as-run/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAsRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/as-run/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReportsOfAsRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/as-run/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCorrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/as-run/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["confirmAiring"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{station}/run-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showRunSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stations/{station}/run-sheet/audio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["exportRunSheetAudio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAlerts"];
        put?: never;
        post: operations["requestAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["activateAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancelAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/on-air": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOnAir"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["stopOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["stopAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listStops"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stops/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getStop"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stops/{id}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listStoppedPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stops/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["correctStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listAlarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["acknowledgeAlarm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["acknowledgeNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/fleet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showFleet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["summariseMonitoring"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listMutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/uptime": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listUptime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/slots/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listSlotRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showDeviceHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/telemetry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["showDeviceTelemetry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDeviceReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDeviceLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/devices/{id}/logs/{nonce}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["downloadDeviceLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login: string;
                    password: string;
                    /** @default false */
                    cookie?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        expiresInSeconds: number;
                        refreshToken: string | null;
                    };
                };
            };
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refreshToken?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        expiresInSeconds: number;
                        refreshToken: string | null;
                    };
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refreshToken?: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    password: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        login: string;
                    };
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    password: string;
                    /** @default false */
                    cookie?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accessToken: string;
                        expiresInSeconds: number;
                        refreshToken: string | null;
                    };
                };
            };
        };
    };
    showMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        login: string;
                        name: string;
                        organisationId: string | null;
                        fields: number[];
                        roles: {
                            /** @enum {string} */
                            role: "administrator" | "province-editor" | "province-approver" | "department-contributor" | "commune-operator" | "commune-approver" | "technician" | "duty-officer" | "emergency-authority" | "monitor";
                            unit: string;
                            unitPath: string;
                            unitName: string | null;
                        }[];
                        can: string[];
                    };
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                search?: string;
                role?: "administrator" | "province-editor" | "province-approver" | "department-contributor" | "commune-operator" | "commune-approver" | "technician" | "duty-officer" | "emergency-authority" | "monitor";
                unit?: string;
                organisation?: string;
                active?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            login: string;
                            name: string;
                            email: string | null;
                            phone: string | null;
                            unit: string;
                            unitName: string | null;
                            organisationId: string | null;
                            organisationName: string | null;
                            active: boolean;
                            hasPassword: boolean;
                            roles: {
                                /** @enum {string} */
                                role: "administrator" | "province-editor" | "province-approver" | "department-contributor" | "commune-operator" | "commune-approver" | "technician" | "duty-officer" | "emergency-authority" | "monitor";
                                unit: string;
                                unitPath: string;
                                unitName: string | null;
                            }[];
                            createdAt: string;
                            updatedAt: string;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login: string;
                    name: string;
                    unit: string;
                    /** @default [] */
                    roles?: {
                        /** @enum {string} */
                        role: "administrator" | "province-editor" | "province-approver" | "department-contributor" | "commune-operator" | "commune-approver" | "technician" | "duty-officer" | "emergency-authority" | "monitor";
                        unit: string;
                    }[];
                    /** @default null */
                    email?: string | null;
                    /** @default null */
                    phone?: string | null;
                    /** @default null */
                    organisationId?: string | null;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            id: string;
                            login: string;
                            name: string;
                            email: string | null;
                            phone: string | null;
                            unit: string;
                            unitName: string | null;
                            organisationId: string | null;
                            organisationName: string | null;
                            active: boolean;
                            hasPassword: boolean;
                            roles: {
                                /** @enum {string} */
                                role: "administrator" | "province-editor" | "province-approver" | "department-contributor" | "commune-operator" | "commune-approver" | "technician" | "duty-officer" | "emergency-authority" | "monitor";
                                unit: string;
                                unitPath: string;
                                unitName: string | null;
                            }[];
                            createdAt: string;
                            updatedAt: string;
                        };
                        setPassword: {
                            token: string;
                            expiresAt: string;
                        };
                    };
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        login: string;
                        name: string;
                        email: string | null;
                        phone: string | null;
                        unit: string;
                        unitName: string | null;
                        organisationId: string | null;
                        organisationName: string | null;
                        active: boolean;
                        hasPassword: boolean;
                        roles: {
                            /** @enum {string} */
                            role: "administrator" | "province-editor" | "province-approver" | "department-contributor" | "commune-operator" | "commune-approver" | "technician" | "duty-officer" | "emergency-authority" | "monitor";
                            unit: string;
                            unitPath: string;
                            unitName: string | null;
                        }[];
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    email?: string | null;
                    phone?: string | null;
                    organisationId?: string | null;
                    unit?: string;
                    active?: boolean;
                    was?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        login: string;
                        name: string;
                        email: string | null;
                        phone: string | null;
                        unit: string;
                        unitName: string | null;
                        organisationId: string | null;
                        organisationName: string | null;
                        active: boolean;
                        hasPassword: boolean;
                        roles: {
                            /** @enum {string} */
                            role: "administrator" | "province-editor" | "province-approver" | "department-contributor" | "commune-operator" | "commune-approver" | "technician" | "duty-officer" | "emergency-authority" | "monitor";
                            unit: string;
                            unitPath: string;
                            unitName: string | null;
                        }[];
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
        };
    };
    setUserRoles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    roles: {
                        /** @enum {string} */
                        role: "administrator" | "province-editor" | "province-approver" | "department-contributor" | "commune-operator" | "commune-approver" | "technician" | "duty-officer" | "emergency-authority" | "monitor";
                        unit: string;
                    }[];
                    was?: {
                        /** @enum {string} */
                        role: "administrator" | "province-editor" | "province-approver" | "department-contributor" | "commune-operator" | "commune-approver" | "technician" | "duty-officer" | "emergency-authority" | "monitor";
                        unit: string;
                    }[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        login: string;
                        name: string;
                        email: string | null;
                        phone: string | null;
                        unit: string;
                        unitName: string | null;
                        organisationId: string | null;
                        organisationName: string | null;
                        active: boolean;
                        hasPassword: boolean;
                        roles: {
                            /** @enum {string} */
                            role: "administrator" | "province-editor" | "province-approver" | "department-contributor" | "commune-operator" | "commune-approver" | "technician" | "duty-officer" | "emergency-authority" | "monitor";
                            unit: string;
                            unitPath: string;
                            unitName: string | null;
                        }[];
                        createdAt: string;
                        updatedAt: string;
                    };
                };
            };
        };
    };
    issuePasswordToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        expiresAt: string;
                    };
                };
            };
        };
    };
    listOrganisations: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                kind?: "department" | "press" | "committee" | "other";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            unit: string;
                            unitName: string | null;
                            name: string;
                            /** @enum {string} */
                            kind: "department" | "press" | "committee" | "other";
                            /** @default [] */
                            fields: number[];
                            people: number;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    createOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit: string;
                    name: string;
                    /** @enum {string} */
                    kind: "department" | "press" | "committee" | "other";
                    /** @default [] */
                    fields?: number[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string | null;
                        name: string;
                        /** @enum {string} */
                        kind: "department" | "press" | "committee" | "other";
                        /** @default [] */
                        fields: number[];
                        people: number;
                    };
                };
            };
        };
    };
    updateOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    kind?: "department" | "press" | "committee" | "other";
                    /** @default [] */
                    fields?: number[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string | null;
                        name: string;
                        /** @enum {string} */
                        kind: "department" | "press" | "committee" | "other";
                        /** @default [] */
                        fields: number[];
                        people: number;
                    };
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                actor?: string;
                action?: string;
                kind?: string;
                subject?: string;
                unit?: string;
                since?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            at: string;
                            actor: string;
                            actorName: string | null;
                            action: string;
                            subjectKind: string;
                            subjectId: string;
                            subjectName: string | null;
                            unitPath: string | null;
                            unitName: string | null;
                            details: unknown;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    listAssets: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                role?: "silence" | "chime" | "ident" | "stinger" | "closing" | "alert-tone" | "exercise-notice";
                usableAt?: string;
                state?: "waiting" | "approved" | "retired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            unit: string;
                            unitName: string | null;
                            /** @enum {string} */
                            role: "silence" | "chime" | "ident" | "stinger" | "closing" | "alert-tone" | "exercise-notice";
                            name: string;
                            sha256: string;
                            bytes: number;
                            durationMs: number;
                            spokenText: string | null;
                            createdBy: string | null;
                            createdByName: string | null;
                            createdAt: string | null;
                            approvedBy: string | null;
                            approvedByName: string | null;
                            approvedAt: string | null;
                            replaces: string | null;
                            retiredAt: string | null;
                            usedBy: number;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    uploadAsset: {
        parameters: {
            query: {
                unit: string;
                role: "chime" | "ident" | "stinger" | "closing";
                name: string;
                replaces?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string | null;
                        /** @enum {string} */
                        role: "silence" | "chime" | "ident" | "stinger" | "closing" | "alert-tone" | "exercise-notice";
                        name: string;
                        sha256: string;
                        bytes: number;
                        durationMs: number;
                        spokenText: string | null;
                        createdBy: string | null;
                        createdByName: string | null;
                        createdAt: string | null;
                        approvedBy: string | null;
                        approvedByName: string | null;
                        approvedAt: string | null;
                        replaces: string | null;
                        retiredAt: string | null;
                        usedBy: number;
                    };
                };
            };
        };
    };
    getAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string | null;
                        /** @enum {string} */
                        role: "silence" | "chime" | "ident" | "stinger" | "closing" | "alert-tone" | "exercise-notice";
                        name: string;
                        sha256: string;
                        bytes: number;
                        durationMs: number;
                        spokenText: string | null;
                        createdBy: string | null;
                        createdByName: string | null;
                        createdAt: string | null;
                        approvedBy: string | null;
                        approvedByName: string | null;
                        approvedAt: string | null;
                        replaces: string | null;
                        retiredAt: string | null;
                        usedBy: number;
                    };
                };
            };
        };
    };
    removeAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getAssetSound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/mpeg": string;
                };
            };
        };
    };
    approveAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string | null;
                        /** @enum {string} */
                        role: "silence" | "chime" | "ident" | "stinger" | "closing" | "alert-tone" | "exercise-notice";
                        name: string;
                        sha256: string;
                        bytes: number;
                        durationMs: number;
                        spokenText: string | null;
                        createdBy: string | null;
                        createdByName: string | null;
                        createdAt: string | null;
                        approvedBy: string | null;
                        approvedByName: string | null;
                        approvedAt: string | null;
                        replaces: string | null;
                        retiredAt: string | null;
                        usedBy: number;
                    };
                };
            };
        };
    };
    showBoundaries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        type: "FeatureCollection";
                        features: {
                            /** @enum {string} */
                            type: "Feature";
                            id: string;
                            properties: {
                                key: string;
                                name: string;
                            };
                            geometry: {
                                /** @enum {string} */
                                type: "MultiPolygon";
                                coordinates: number[][][][];
                            };
                        }[];
                    };
                };
            };
        };
    };
    listUnits: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                search?: string;
                level?: "country" | "province" | "district" | "commune" | "hamlet";
                parent?: string;
                province?: string;
                ended?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            key: string;
                            scheme: string;
                            code: string;
                            /** @enum {string} */
                            level: "country" | "province" | "district" | "commune" | "hamlet";
                            name: string;
                            fullName: string;
                            type: string;
                            parent: string | null;
                            path: string;
                            province: string | null;
                            formerNames: string[];
                            validFrom: string;
                            validTo: string | null;
                            lat: number | null;
                            lon: number | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    getUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        scheme: string;
                        code: string;
                        /** @enum {string} */
                        level: "country" | "province" | "district" | "commune" | "hamlet";
                        name: string;
                        fullName: string;
                        type: string;
                        parent: string | null;
                        path: string;
                        province: string | null;
                        formerNames: string[];
                        validFrom: string;
                        validTo: string | null;
                        lat: number | null;
                        lon: number | null;
                        source: string;
                        attributes: {
                            areaKm2?: number;
                            population?: number;
                            centre?: string;
                        } | null;
                        from: {
                            unit: string;
                            fullName: string;
                            above: string[];
                            /** @enum {string} */
                            kind: "merged" | "split" | "renamed";
                            onDate: string;
                            decision: string;
                        }[];
                        into: {
                            unit: string;
                            fullName: string;
                            above: string[];
                            /** @enum {string} */
                            kind: "merged" | "split" | "renamed";
                            onDate: string;
                            decision: string;
                        }[];
                        stations: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
        };
    };
    listUnitChildren: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        fullName: string;
                        /** @enum {string} */
                        level: "country" | "province" | "district" | "commune" | "hamlet";
                        stations: number;
                        unattended: number;
                        clusters: number;
                        boards: number;
                        children: {
                            key: string;
                            fullName: string;
                            /** @enum {string} */
                            level: "country" | "province" | "district" | "commune" | "hamlet";
                            stations: number;
                            unattended: number;
                            clusters: number;
                            boards: number;
                        }[];
                    };
                };
            };
        };
    };
    createHamlet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    type: "thôn" | "bản" | "tổ dân phố" | "ấp" | "khu phố" | "làng" | "buôn" | "khóm";
                    /** @default null */
                    lat?: number | null;
                    /** @default null */
                    lon?: number | null;
                    validFrom?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        scheme: string;
                        code: string;
                        /** @enum {string} */
                        level: "country" | "province" | "district" | "commune" | "hamlet";
                        name: string;
                        fullName: string;
                        type: string;
                        parent: string | null;
                        path: string;
                        province: string | null;
                        formerNames: string[];
                        validFrom: string;
                        validTo: string | null;
                        lat: number | null;
                        lon: number | null;
                        source: string;
                        attributes: {
                            areaKm2?: number;
                            population?: number;
                            centre?: string;
                        } | null;
                        from: {
                            unit: string;
                            fullName: string;
                            above: string[];
                            /** @enum {string} */
                            kind: "merged" | "split" | "renamed";
                            onDate: string;
                            decision: string;
                        }[];
                        into: {
                            unit: string;
                            fullName: string;
                            above: string[];
                            /** @enum {string} */
                            kind: "merged" | "split" | "renamed";
                            onDate: string;
                            decision: string;
                        }[];
                        stations: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
        };
    };
    endHamlet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateHamlet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    type?: "thôn" | "bản" | "tổ dân phố" | "ấp" | "khu phố" | "làng" | "buôn" | "khóm";
                    lat?: number | null;
                    lon?: number | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        scheme: string;
                        code: string;
                        /** @enum {string} */
                        level: "country" | "province" | "district" | "commune" | "hamlet";
                        name: string;
                        fullName: string;
                        type: string;
                        parent: string | null;
                        path: string;
                        province: string | null;
                        formerNames: string[];
                        validFrom: string;
                        validTo: string | null;
                        lat: number | null;
                        lon: number | null;
                        source: string;
                        attributes: {
                            areaKm2?: number;
                            population?: number;
                            centre?: string;
                        } | null;
                        from: {
                            unit: string;
                            fullName: string;
                            above: string[];
                            /** @enum {string} */
                            kind: "merged" | "split" | "renamed";
                            onDate: string;
                            decision: string;
                        }[];
                        into: {
                            unit: string;
                            fullName: string;
                            above: string[];
                            /** @enum {string} */
                            kind: "merged" | "split" | "renamed";
                            onDate: string;
                            decision: string;
                        }[];
                        stations: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
        };
    };
    resolveTargets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    include: {
                        /** @default [] */
                        units?: string[];
                        /** @default [] */
                        hamlets?: string[];
                        /** @default [] */
                        groups?: string[];
                        /** @default [] */
                        places?: string[];
                    };
                    exclude?: {
                        /** @default [] */
                        units?: string[];
                        /** @default [] */
                        hamlets?: string[];
                        /** @default [] */
                        groups?: string[];
                        /** @default [] */
                        places?: string[];
                    };
                    onDate?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        onDate: string;
                        counted: {
                            communes: number;
                            stations: number;
                            places: number;
                            clusters: number;
                            boards: number;
                            devices: number;
                            unattended: number;
                            fm: number;
                        };
                        stations: {
                            id: string;
                            name: string;
                            unit: string;
                            /** @enum {string} */
                            technology: "ip" | "fm" | "wired";
                            maxMinutesPerDay: number;
                            places: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                kind: "speaker" | "board";
                            }[];
                        }[];
                        empty: {
                            /** @enum {string} */
                            kind: "units" | "hamlets" | "groups" | "places";
                            id: string;
                        }[];
                    };
                };
            };
        };
    };
    listStations: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                search?: string;
                unit?: string;
                technology?: "ip" | "fm" | "wired";
                muted?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            unit: string;
                            unitPath: string;
                            unitName: string;
                            name: string;
                            /** @enum {string} */
                            technology: "ip" | "fm" | "wired";
                            zone: string;
                            preset: string;
                            regulation: {
                                windows: {
                                    name: string;
                                    days: number[];
                                    from: string;
                                    to: string;
                                    maxMinutes: number;
                                    volume: number;
                                }[];
                                quiet: {
                                    days: number[];
                                    from: string;
                                    to: string;
                                }[];
                                quota: {
                                    maxSessionsPerDay: number;
                                    maxMinutesPerSession: number;
                                    maxMinutesPerDay: number;
                                    weekdays: number[];
                                };
                                volumes: {
                                    default: number;
                                    cap: number;
                                };
                                decisions: {
                                    windows: string;
                                    quiet: string;
                                    quota: string;
                                    volumes: string;
                                };
                                decidedOn?: {
                                    windows?: string | null;
                                    quiet?: string | null;
                                    quota?: string | null;
                                    volumes?: string | null;
                                };
                            };
                            furniture: {
                                chime: string | null;
                                ident: string | null;
                                stinger: string | null;
                                closing: string | null;
                            };
                            voice: {
                                [key: string]: unknown;
                            };
                            /** @enum {string} */
                            muted: "no" | "programme" | "all";
                            pendingMute: {
                                by: string;
                                byName: string | null;
                                until: string;
                            } | null;
                            demonstration: boolean;
                            places: number;
                            revision: number;
                            updatedAt: string;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    createStation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit: string;
                    name: string;
                    /**
                     * @default ip
                     * @enum {string}
                     */
                    technology?: "ip" | "fm" | "wired";
                    /** @default Asia/Ho_Chi_Minh */
                    zone?: string;
                    /** @enum {string} */
                    preset: "ward" | "lowland" | "highland";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitPath: string;
                        unitName: string;
                        name: string;
                        /** @enum {string} */
                        technology: "ip" | "fm" | "wired";
                        zone: string;
                        preset: string;
                        regulation: {
                            windows: {
                                name: string;
                                days: number[];
                                from: string;
                                to: string;
                                maxMinutes: number;
                                volume: number;
                            }[];
                            quiet: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                            quota: {
                                maxSessionsPerDay: number;
                                maxMinutesPerSession: number;
                                maxMinutesPerDay: number;
                                weekdays: number[];
                            };
                            volumes: {
                                default: number;
                                cap: number;
                            };
                            decisions: {
                                windows: string;
                                quiet: string;
                                quota: string;
                                volumes: string;
                            };
                            decidedOn?: {
                                windows?: string | null;
                                quiet?: string | null;
                                quota?: string | null;
                                volumes?: string | null;
                            };
                        };
                        furniture: {
                            chime: string | null;
                            ident: string | null;
                            stinger: string | null;
                            closing: string | null;
                        };
                        voice: {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        muted: "no" | "programme" | "all";
                        pendingMute: {
                            by: string;
                            byName: string | null;
                            until: string;
                        } | null;
                        demonstration: boolean;
                        places: number;
                        revision: number;
                        updatedAt: string;
                    };
                };
            };
        };
    };
    listStationPresets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        name: "ward" | "lowland" | "highland";
                        regulation: {
                            windows: {
                                name: string;
                                days: number[];
                                from: string;
                                to: string;
                                maxMinutes: number;
                                volume: number;
                            }[];
                            quiet: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                            quota: {
                                maxSessionsPerDay: number;
                                maxMinutesPerSession: number;
                                maxMinutesPerDay: number;
                                weekdays: number[];
                            };
                            volumes: {
                                default: number;
                                cap: number;
                            };
                            decisions: {
                                windows: string;
                                quiet: string;
                                quota: string;
                                volumes: string;
                            };
                            decidedOn?: {
                                windows?: string | null;
                                quiet?: string | null;
                                quota?: string | null;
                                volumes?: string | null;
                            };
                        };
                    }[];
                };
            };
        };
    };
    seedStations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default highland
                     * @enum {string}
                     */
                    rural?: "lowland" | "highland";
                    /**
                     * @default ip
                     * @enum {string}
                     */
                    technology?: "ip" | "fm" | "wired";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        stations: {
                            id: string;
                            unit: string;
                            name: string;
                        }[];
                    };
                };
            };
        };
    };
    getStation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitPath: string;
                        unitName: string;
                        name: string;
                        /** @enum {string} */
                        technology: "ip" | "fm" | "wired";
                        zone: string;
                        preset: string;
                        regulation: {
                            windows: {
                                name: string;
                                days: number[];
                                from: string;
                                to: string;
                                maxMinutes: number;
                                volume: number;
                            }[];
                            quiet: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                            quota: {
                                maxSessionsPerDay: number;
                                maxMinutesPerSession: number;
                                maxMinutesPerDay: number;
                                weekdays: number[];
                            };
                            volumes: {
                                default: number;
                                cap: number;
                            };
                            decisions: {
                                windows: string;
                                quiet: string;
                                quota: string;
                                volumes: string;
                            };
                            decidedOn?: {
                                windows?: string | null;
                                quiet?: string | null;
                                quota?: string | null;
                                volumes?: string | null;
                            };
                        };
                        furniture: {
                            chime: string | null;
                            ident: string | null;
                            stinger: string | null;
                            closing: string | null;
                        };
                        voice: {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        muted: "no" | "programme" | "all";
                        pendingMute: {
                            by: string;
                            byName: string | null;
                            until: string;
                        } | null;
                        demonstration: boolean;
                        places: number;
                        revision: number;
                        updatedAt: string;
                    };
                };
            };
        };
    };
    updateStation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @enum {string} */
                    technology?: "ip" | "fm" | "wired";
                    zone?: string;
                    furniture?: {
                        chime?: string | null;
                        ident?: string | null;
                        stinger?: string | null;
                        closing?: string | null;
                    };
                    voice?: {
                        [key: string]: string | number | boolean | null;
                    };
                    was?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitPath: string;
                        unitName: string;
                        name: string;
                        /** @enum {string} */
                        technology: "ip" | "fm" | "wired";
                        zone: string;
                        preset: string;
                        regulation: {
                            windows: {
                                name: string;
                                days: number[];
                                from: string;
                                to: string;
                                maxMinutes: number;
                                volume: number;
                            }[];
                            quiet: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                            quota: {
                                maxSessionsPerDay: number;
                                maxMinutesPerSession: number;
                                maxMinutesPerDay: number;
                                weekdays: number[];
                            };
                            volumes: {
                                default: number;
                                cap: number;
                            };
                            decisions: {
                                windows: string;
                                quiet: string;
                                quota: string;
                                volumes: string;
                            };
                            decidedOn?: {
                                windows?: string | null;
                                quiet?: string | null;
                                quota?: string | null;
                                volumes?: string | null;
                            };
                        };
                        furniture: {
                            chime: string | null;
                            ident: string | null;
                            stinger: string | null;
                            closing: string | null;
                        };
                        voice: {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        muted: "no" | "programme" | "all";
                        pendingMute: {
                            by: string;
                            byName: string | null;
                            until: string;
                        } | null;
                        demonstration: boolean;
                        places: number;
                        revision: number;
                        updatedAt: string;
                    };
                };
            };
        };
    };
    setStationRegulation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    regulation: {
                        windows: {
                            name: string;
                            days: number[];
                            from: string;
                            to: string;
                            maxMinutes: number;
                            volume: number;
                        }[];
                        quiet: {
                            days: number[];
                            from: string;
                            to: string;
                        }[];
                        quota: {
                            maxSessionsPerDay: number;
                            maxMinutesPerSession: number;
                            maxMinutesPerDay: number;
                            weekdays: number[];
                        };
                        volumes: {
                            default: number;
                            cap: number;
                        };
                        decisions: {
                            windows: string;
                            quiet: string;
                            quota: string;
                            volumes: string;
                        };
                        decidedOn?: {
                            windows?: string | null;
                            quiet?: string | null;
                            quota?: string | null;
                            volumes?: string | null;
                        };
                    };
                    /** @default false */
                    demonstration?: boolean;
                    was?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitPath: string;
                        unitName: string;
                        name: string;
                        /** @enum {string} */
                        technology: "ip" | "fm" | "wired";
                        zone: string;
                        preset: string;
                        regulation: {
                            windows: {
                                name: string;
                                days: number[];
                                from: string;
                                to: string;
                                maxMinutes: number;
                                volume: number;
                            }[];
                            quiet: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                            quota: {
                                maxSessionsPerDay: number;
                                maxMinutesPerSession: number;
                                maxMinutesPerDay: number;
                                weekdays: number[];
                            };
                            volumes: {
                                default: number;
                                cap: number;
                            };
                            decisions: {
                                windows: string;
                                quiet: string;
                                quota: string;
                                volumes: string;
                            };
                            decidedOn?: {
                                windows?: string | null;
                                quiet?: string | null;
                                quota?: string | null;
                                volumes?: string | null;
                            };
                        };
                        furniture: {
                            chime: string | null;
                            ident: string | null;
                            stinger: string | null;
                            closing: string | null;
                        };
                        voice: {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        muted: "no" | "programme" | "all";
                        pendingMute: {
                            by: string;
                            byName: string | null;
                            until: string;
                        } | null;
                        demonstration: boolean;
                        places: number;
                        revision: number;
                        updatedAt: string;
                    };
                };
            };
        };
    };
    listStationRegulations: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            regulation: {
                                windows: {
                                    name: string;
                                    days: number[];
                                    from: string;
                                    to: string;
                                    maxMinutes: number;
                                    volume: number;
                                }[];
                                quiet: {
                                    days: number[];
                                    from: string;
                                    to: string;
                                }[];
                                quota: {
                                    maxSessionsPerDay: number;
                                    maxMinutesPerSession: number;
                                    maxMinutesPerDay: number;
                                    weekdays: number[];
                                };
                                volumes: {
                                    default: number;
                                    cap: number;
                                };
                                decisions: {
                                    windows: string;
                                    quiet: string;
                                    quota: string;
                                    volumes: string;
                                };
                                decidedOn?: {
                                    windows?: string | null;
                                    quiet?: string | null;
                                    quota?: string | null;
                                    volumes?: string | null;
                                };
                            };
                            demonstration: boolean;
                            since: string;
                            until: string | null;
                            setBy: string;
                            setByName: string | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    setStationSounds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    chime?: string | null;
                    ident?: string | null;
                    stinger?: string | null;
                    closing?: string | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitPath: string;
                        unitName: string;
                        name: string;
                        /** @enum {string} */
                        technology: "ip" | "fm" | "wired";
                        zone: string;
                        preset: string;
                        regulation: {
                            windows: {
                                name: string;
                                days: number[];
                                from: string;
                                to: string;
                                maxMinutes: number;
                                volume: number;
                            }[];
                            quiet: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                            quota: {
                                maxSessionsPerDay: number;
                                maxMinutesPerSession: number;
                                maxMinutesPerDay: number;
                                weekdays: number[];
                            };
                            volumes: {
                                default: number;
                                cap: number;
                            };
                            decisions: {
                                windows: string;
                                quiet: string;
                                quota: string;
                                volumes: string;
                            };
                            decidedOn?: {
                                windows?: string | null;
                                quiet?: string | null;
                                quota?: string | null;
                                volumes?: string | null;
                            };
                        };
                        furniture: {
                            chime: string | null;
                            ident: string | null;
                            stinger: string | null;
                            closing: string | null;
                        };
                        voice: {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        muted: "no" | "programme" | "all";
                        pendingMute: {
                            by: string;
                            byName: string | null;
                            until: string;
                        } | null;
                        demonstration: boolean;
                        places: number;
                        revision: number;
                        updatedAt: string;
                    };
                };
            };
        };
    };
    setStationMuted: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    muted: "no" | "programme" | "all";
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitPath: string;
                        unitName: string;
                        name: string;
                        /** @enum {string} */
                        technology: "ip" | "fm" | "wired";
                        zone: string;
                        preset: string;
                        regulation: {
                            windows: {
                                name: string;
                                days: number[];
                                from: string;
                                to: string;
                                maxMinutes: number;
                                volume: number;
                            }[];
                            quiet: {
                                days: number[];
                                from: string;
                                to: string;
                            }[];
                            quota: {
                                maxSessionsPerDay: number;
                                maxMinutesPerSession: number;
                                maxMinutesPerDay: number;
                                weekdays: number[];
                            };
                            volumes: {
                                default: number;
                                cap: number;
                            };
                            decisions: {
                                windows: string;
                                quiet: string;
                                quota: string;
                                volumes: string;
                            };
                            decidedOn?: {
                                windows?: string | null;
                                quiet?: string | null;
                                quota?: string | null;
                                volumes?: string | null;
                            };
                        };
                        furniture: {
                            chime: string | null;
                            ident: string | null;
                            stinger: string | null;
                            closing: string | null;
                        };
                        voice: {
                            [key: string]: unknown;
                        };
                        /** @enum {string} */
                        muted: "no" | "programme" | "all";
                        pendingMute: {
                            by: string;
                            byName: string | null;
                            until: string;
                        } | null;
                        demonstration: boolean;
                        places: number;
                        revision: number;
                        updatedAt: string;
                    };
                };
            };
        };
    };
    listPlaces: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                search?: string;
                unit?: string;
                station?: string;
                hamlet?: string;
                kind?: "speaker" | "board";
                group?: string;
                sensitive?: string;
                retired?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            station: string;
                            stationName: string;
                            unit: string;
                            unitPath: string;
                            hamletName: string | null;
                            name: string;
                            /** @enum {string} */
                            kind: "speaker" | "board";
                            hamlet: string | null;
                            lat: number | null;
                            lon: number | null;
                            languages: string[];
                            groups: string[];
                            sensitiveSite: string | null;
                            trim: number;
                            owner: string | null;
                            responsible: string | null;
                            retiredAt: string | null;
                            box: {
                                hardwareId: string;
                                vendor: string | null;
                                model: string | null;
                                sim: string | null;
                                since: string;
                                until: string | null;
                            } | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    getPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        station: string;
                        stationName: string;
                        unit: string;
                        unitPath: string;
                        hamletName: string | null;
                        name: string;
                        /** @enum {string} */
                        kind: "speaker" | "board";
                        hamlet: string | null;
                        lat: number | null;
                        lon: number | null;
                        languages: string[];
                        groups: string[];
                        sensitiveSite: string | null;
                        trim: number;
                        owner: string | null;
                        responsible: string | null;
                        retiredAt: string | null;
                        box: {
                            hardwareId: string;
                            vendor: string | null;
                            model: string | null;
                            sim: string | null;
                            since: string;
                            until: string | null;
                        } | null;
                        boxes: {
                            hardwareId: string;
                            vendor: string | null;
                            model: string | null;
                            sim: string | null;
                            since: string;
                            until: string | null;
                        }[];
                    };
                };
            };
        };
    };
    updatePlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    hamlet?: string | null;
                    lat?: number | null;
                    lon?: number | null;
                    languages?: string[];
                    groups?: string[];
                    sensitiveSite?: string | null;
                    trim?: number;
                    owner?: string | null;
                    responsible?: string | null;
                    was?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        station: string;
                        stationName: string;
                        unit: string;
                        unitPath: string;
                        hamletName: string | null;
                        name: string;
                        /** @enum {string} */
                        kind: "speaker" | "board";
                        hamlet: string | null;
                        lat: number | null;
                        lon: number | null;
                        languages: string[];
                        groups: string[];
                        sensitiveSite: string | null;
                        trim: number;
                        owner: string | null;
                        responsible: string | null;
                        retiredAt: string | null;
                        box: {
                            hardwareId: string;
                            vendor: string | null;
                            model: string | null;
                            sim: string | null;
                            since: string;
                            until: string | null;
                        } | null;
                        boxes: {
                            hardwareId: string;
                            vendor: string | null;
                            model: string | null;
                            sim: string | null;
                            since: string;
                            until: string | null;
                        }[];
                    };
                };
            };
        };
    };
    createPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @default speaker
                     * @enum {string}
                     */
                    kind?: "speaker" | "board";
                    /** @default null */
                    hamlet?: string | null;
                    /** @default null */
                    lat?: number | null;
                    /** @default null */
                    lon?: number | null;
                    /**
                     * @default [
                     *       "vi"
                     *     ]
                     */
                    languages?: string[];
                    /** @default [] */
                    groups?: string[];
                    /** @default null */
                    sensitiveSite?: string | null;
                    /** @default 0 */
                    trim?: number;
                    /** @default null */
                    owner?: string | null;
                    /** @default null */
                    responsible?: string | null;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        station: string;
                        stationName: string;
                        unit: string;
                        unitPath: string;
                        hamletName: string | null;
                        name: string;
                        /** @enum {string} */
                        kind: "speaker" | "board";
                        hamlet: string | null;
                        lat: number | null;
                        lon: number | null;
                        languages: string[];
                        groups: string[];
                        sensitiveSite: string | null;
                        trim: number;
                        owner: string | null;
                        responsible: string | null;
                        retiredAt: string | null;
                        box: {
                            hardwareId: string;
                            vendor: string | null;
                            model: string | null;
                            sim: string | null;
                            since: string;
                            until: string | null;
                        } | null;
                        boxes: {
                            hardwareId: string;
                            vendor: string | null;
                            model: string | null;
                            sim: string | null;
                            since: string;
                            until: string | null;
                        }[];
                    };
                };
            };
        };
    };
    importPlaces: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rows: {
                        [key: string]: unknown;
                    }[];
                    /** @default false */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        created: number;
                        places: string[];
                    };
                };
            };
        };
    };
    retirePlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        station: string;
                        stationName: string;
                        unit: string;
                        unitPath: string;
                        hamletName: string | null;
                        name: string;
                        /** @enum {string} */
                        kind: "speaker" | "board";
                        hamlet: string | null;
                        lat: number | null;
                        lon: number | null;
                        languages: string[];
                        groups: string[];
                        sensitiveSite: string | null;
                        trim: number;
                        owner: string | null;
                        responsible: string | null;
                        retiredAt: string | null;
                        box: {
                            hardwareId: string;
                            vendor: string | null;
                            model: string | null;
                            sim: string | null;
                            since: string;
                            until: string | null;
                        } | null;
                        boxes: {
                            hardwareId: string;
                            vendor: string | null;
                            model: string | null;
                            sim: string | null;
                            since: string;
                            until: string | null;
                        }[];
                    };
                };
            };
        };
    };
    replaceBox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hardwareId: string;
                    /** @default null */
                    vendor?: string | null;
                    /** @default null */
                    model?: string | null;
                    /** @default null */
                    sim?: string | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        station: string;
                        stationName: string;
                        unit: string;
                        unitPath: string;
                        hamletName: string | null;
                        name: string;
                        /** @enum {string} */
                        kind: "speaker" | "board";
                        hamlet: string | null;
                        lat: number | null;
                        lon: number | null;
                        languages: string[];
                        groups: string[];
                        sensitiveSite: string | null;
                        trim: number;
                        owner: string | null;
                        responsible: string | null;
                        retiredAt: string | null;
                        box: {
                            hardwareId: string;
                            vendor: string | null;
                            model: string | null;
                            sim: string | null;
                            since: string;
                            until: string | null;
                        } | null;
                        boxes: {
                            hardwareId: string;
                            vendor: string | null;
                            model: string | null;
                            sim: string | null;
                            since: string;
                            until: string | null;
                        }[];
                    };
                };
            };
        };
    };
    listGroups: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            unit: string;
                            unitName: string | null;
                            name: string;
                            places: number;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    createGroup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit: string;
                    name: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string | null;
                        name: string;
                        places: number;
                    };
                };
            };
        };
    };
    getGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string | null;
                        name: string;
                        places: number;
                    };
                };
            };
        };
    };
    removeGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    renameGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string | null;
                        name: string;
                        places: number;
                    };
                };
            };
        };
    };
    setGroupPlaces: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    places: string[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string | null;
                        name: string;
                        places: number;
                    };
                };
            };
        };
    };
    enrolDevice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    publicKey: string;
                    hardwareId: string;
                    /** @enum {string} */
                    kind?: "speaker" | "board";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        device: string;
                        mqttPassword: string;
                        httpToken: string;
                        mqttUrls: string[];
                        baseUrls: string[];
                        keys: {
                            kid: string;
                            x: string;
                            notBefore: string;
                            notAfter: string;
                            revoked: boolean;
                        }[];
                        rootKey: {
                            kid: string;
                            x: string;
                            notBefore: string;
                            notAfter: string;
                            revoked: boolean;
                        };
                    };
                };
            };
        };
    };
    listDevices: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                unit?: string;
                station?: string;
                place?: string;
                state?: "active" | "revoked" | "given-up" | "all";
                presence?: "online" | "link-lost" | "offline" | "unknown";
                clock?: "trusted" | "holdover" | "untrusted";
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {string} */
                            kind: "speaker" | "board";
                            /** @enum {string} */
                            state: "active" | "revoked" | "given-up";
                            place: {
                                id: string;
                                name: string;
                            };
                            station: {
                                id: string;
                                name: string;
                            };
                            unit: string;
                            unitPath: string;
                            hardwareId: string;
                            enrolledAt: string;
                            revokedAt: string | null;
                            /** @enum {string} */
                            presence: "online" | "link-lost" | "offline" | "unknown";
                            presenceSince: string | null;
                            seenAt: string | null;
                            linkLost: boolean;
                            clock: {
                                state: string | null;
                                offsetMs: number | null;
                            };
                            config: {
                                desired: number;
                                accepted: number;
                                reported: number;
                            };
                            playlist: {
                                desired: number;
                                accepted: number;
                                reported: number;
                            };
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    getDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "speaker" | "board";
                        /** @enum {string} */
                        state: "active" | "revoked" | "given-up";
                        place: {
                            id: string;
                            name: string;
                        };
                        station: {
                            id: string;
                            name: string;
                        };
                        unit: string;
                        unitPath: string;
                        hardwareId: string;
                        enrolledAt: string;
                        revokedAt: string | null;
                        /** @enum {string} */
                        presence: "online" | "link-lost" | "offline" | "unknown";
                        presenceSince: string | null;
                        seenAt: string | null;
                        linkLost: boolean;
                        clock: {
                            state: string | null;
                            offsetMs: number | null;
                        };
                        config: {
                            desired: number;
                            accepted: number;
                            reported: number;
                        };
                        playlist: {
                            desired: number;
                            accepted: number;
                            reported: number;
                        };
                        publicKey: string;
                        status: {
                            /** @enum {string} */
                            link: "up";
                            at: string;
                            journal: string;
                            firstSeq: number;
                            lastSeq: number;
                            configRevision: number;
                            revision: number;
                            alerts: {
                                [key: string]: number;
                            };
                            playing: {
                                occurrence?: string;
                                alert?: string;
                                session?: string;
                                play: string;
                                since: string;
                            } | null;
                            /** @enum {string} */
                            muted: "no" | "programme" | "all";
                            volume: number;
                            pausedUntil?: string;
                            volumeUntil?: string;
                            clock: {
                                /** @enum {string} */
                                state: "trusted" | "holdover" | "untrusted";
                                offsetMs: number | null;
                            };
                            probe?: string;
                            /** @default null */
                            net: ("ethernet" | "wifi" | "cellular") | null;
                            /** @default null */
                            rssi: number | null;
                            /** @default null */
                            power: {
                                /** @default null */
                                source: ("mains" | "battery" | "solar") | null;
                                /** @default null */
                                lostAt: string | null;
                                /** @default null */
                                batteryPct: number | null;
                            } | null;
                            /** @default null */
                            amp: {
                                /** @default null */
                                currentMa: number | null;
                                /** @default null */
                                fault: (boolean | string) | null;
                            } | null;
                            /** @default null */
                            tempC: number | null;
                            /** @default null */
                            freeBytes: number | null;
                            screen?: {
                                width: number;
                                height: number;
                                engine: string;
                                secure: boolean;
                            };
                            agent: string;
                        } | null;
                    };
                };
            };
        };
    };
    listEnrolmentCodes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        issuedAt: string;
                        issuedByName: string | null;
                        expiresAt: string;
                        /** @enum {string} */
                        state: "waiting" | "used" | "expired";
                        device: string | null;
                    }[];
                };
            };
        };
    };
    issueEnrolmentCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        place: string;
                        code: string;
                        link: string;
                        expiresAt: string;
                    };
                };
            };
        };
    };
    revokeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "speaker" | "board";
                        /** @enum {string} */
                        state: "active" | "revoked" | "given-up";
                        place: {
                            id: string;
                            name: string;
                        };
                        station: {
                            id: string;
                            name: string;
                        };
                        unit: string;
                        unitPath: string;
                        hardwareId: string;
                        enrolledAt: string;
                        revokedAt: string | null;
                        /** @enum {string} */
                        presence: "online" | "link-lost" | "offline" | "unknown";
                        presenceSince: string | null;
                        seenAt: string | null;
                        linkLost: boolean;
                        clock: {
                            state: string | null;
                            offsetMs: number | null;
                        };
                        config: {
                            desired: number;
                            accepted: number;
                            reported: number;
                        };
                        playlist: {
                            desired: number;
                            accepted: number;
                            reported: number;
                        };
                        publicKey: string;
                        status: {
                            /** @enum {string} */
                            link: "up";
                            at: string;
                            journal: string;
                            firstSeq: number;
                            lastSeq: number;
                            configRevision: number;
                            revision: number;
                            alerts: {
                                [key: string]: number;
                            };
                            playing: {
                                occurrence?: string;
                                alert?: string;
                                session?: string;
                                play: string;
                                since: string;
                            } | null;
                            /** @enum {string} */
                            muted: "no" | "programme" | "all";
                            volume: number;
                            pausedUntil?: string;
                            volumeUntil?: string;
                            clock: {
                                /** @enum {string} */
                                state: "trusted" | "holdover" | "untrusted";
                                offsetMs: number | null;
                            };
                            probe?: string;
                            /** @default null */
                            net: ("ethernet" | "wifi" | "cellular") | null;
                            /** @default null */
                            rssi: number | null;
                            /** @default null */
                            power: {
                                /** @default null */
                                source: ("mains" | "battery" | "solar") | null;
                                /** @default null */
                                lostAt: string | null;
                                /** @default null */
                                batteryPct: number | null;
                            } | null;
                            /** @default null */
                            amp: {
                                /** @default null */
                                currentMa: number | null;
                                /** @default null */
                                fault: (boolean | string) | null;
                            } | null;
                            /** @default null */
                            tempC: number | null;
                            /** @default null */
                            freeBytes: number | null;
                            screen?: {
                                width: number;
                                height: number;
                                engine: string;
                                secure: boolean;
                            };
                            agent: string;
                        } | null;
                    };
                };
            };
        };
    };
    giveUpDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "speaker" | "board";
                        /** @enum {string} */
                        state: "active" | "revoked" | "given-up";
                        place: {
                            id: string;
                            name: string;
                        };
                        station: {
                            id: string;
                            name: string;
                        };
                        unit: string;
                        unitPath: string;
                        hardwareId: string;
                        enrolledAt: string;
                        revokedAt: string | null;
                        /** @enum {string} */
                        presence: "online" | "link-lost" | "offline" | "unknown";
                        presenceSince: string | null;
                        seenAt: string | null;
                        linkLost: boolean;
                        clock: {
                            state: string | null;
                            offsetMs: number | null;
                        };
                        config: {
                            desired: number;
                            accepted: number;
                            reported: number;
                        };
                        playlist: {
                            desired: number;
                            accepted: number;
                            reported: number;
                        };
                        publicKey: string;
                        status: {
                            /** @enum {string} */
                            link: "up";
                            at: string;
                            journal: string;
                            firstSeq: number;
                            lastSeq: number;
                            configRevision: number;
                            revision: number;
                            alerts: {
                                [key: string]: number;
                            };
                            playing: {
                                occurrence?: string;
                                alert?: string;
                                session?: string;
                                play: string;
                                since: string;
                            } | null;
                            /** @enum {string} */
                            muted: "no" | "programme" | "all";
                            volume: number;
                            pausedUntil?: string;
                            volumeUntil?: string;
                            clock: {
                                /** @enum {string} */
                                state: "trusted" | "holdover" | "untrusted";
                                offsetMs: number | null;
                            };
                            probe?: string;
                            /** @default null */
                            net: ("ethernet" | "wifi" | "cellular") | null;
                            /** @default null */
                            rssi: number | null;
                            /** @default null */
                            power: {
                                /** @default null */
                                source: ("mains" | "battery" | "solar") | null;
                                /** @default null */
                                lostAt: string | null;
                                /** @default null */
                                batteryPct: number | null;
                            } | null;
                            /** @default null */
                            amp: {
                                /** @default null */
                                currentMa: number | null;
                                /** @default null */
                                fault: (boolean | string) | null;
                            } | null;
                            /** @default null */
                            tempC: number | null;
                            /** @default null */
                            freeBytes: number | null;
                            screen?: {
                                width: number;
                                height: number;
                                engine: string;
                                secure: boolean;
                            };
                            agent: string;
                        } | null;
                    };
                };
            };
        };
    };
    listCommands: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            nonce: string;
                            device: string;
                            command: string;
                            args: unknown;
                            issuedBy: string;
                            issuedAt: string;
                            expiresAt: string;
                            /** @enum {string} */
                            result: "pending" | "executed" | "refused" | "expired" | "unanswered";
                            reason: string | null;
                            endedAt: string | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    sendCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    command: "stop";
                    /** @default {} */
                    args?: Record<string, never>;
                    /** @default 60 */
                    expiresInSeconds?: number;
                } | {
                    /** @enum {string} */
                    command: "restart";
                    /** @default {} */
                    args?: Record<string, never>;
                    /** @default 60 */
                    expiresInSeconds?: number;
                } | {
                    /** @enum {string} */
                    command: "test-tone";
                    args: {
                        seconds: number;
                        volume: number;
                    };
                    /** @default 60 */
                    expiresInSeconds?: number;
                } | {
                    /** @enum {string} */
                    command: "volume";
                    args: {
                        volume: number;
                        seconds: number;
                    };
                    /** @default 60 */
                    expiresInSeconds?: number;
                } | {
                    /** @enum {string} */
                    command: "pause";
                    args: {
                        seconds: number;
                    };
                    /** @default 60 */
                    expiresInSeconds?: number;
                } | {
                    /** @enum {string} */
                    command: "resume";
                    /** @default {} */
                    args?: Record<string, never>;
                    /** @default 60 */
                    expiresInSeconds?: number;
                } | {
                    /** @enum {string} */
                    command: "log";
                    /** @default {} */
                    args?: Record<string, never>;
                    /** @default 60 */
                    expiresInSeconds?: number;
                } | {
                    /** @enum {string} */
                    command: "resend";
                    args: {
                        journal: string;
                        fromSeq: number;
                    };
                    /** @default 60 */
                    expiresInSeconds?: number;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nonce: string;
                        device: string;
                        command: string;
                        args: unknown;
                        issuedBy: string;
                        issuedAt: string;
                        expiresAt: string;
                        /** @enum {string} */
                        result: "pending" | "executed" | "refused" | "expired" | "unanswered";
                        reason: string | null;
                        endedAt: string | null;
                    };
                };
            };
        };
    };
    showKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        root: {
                            kid: string;
                            x: string;
                            notBefore: string;
                            notAfter: string;
                            revoked: boolean;
                        };
                        keys: {
                            kid: string;
                            x: string;
                            notBefore: string;
                            notAfter: string;
                            revoked: boolean;
                        }[];
                        active: string;
                        announced: {
                            kid: string;
                            devices: number;
                            waiting: number;
                            waitingFor: {
                                device: string;
                                place: string;
                                placeName: string;
                                stationName: string;
                                /** @enum {string} */
                                presence: "online" | "link-lost" | "offline" | "unknown";
                                seenAt: string | null;
                            }[];
                        } | null;
                        retired: {
                            kid: string;
                            notBefore: string;
                            retiredAt: string;
                        }[];
                    };
                };
            };
        };
    };
    announceKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        kid: string;
                    };
                };
            };
        };
    };
    countCommandTargets: {
        parameters: {
            query: {
                unit?: string;
                group?: string;
                command: "stop" | "restart" | "test-tone" | "volume" | "pause" | "resume";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        devices: number;
                        online: number;
                        limit: number;
                    };
                };
            };
        };
    };
    listCommandBatches: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {string} */
                            targetKind: "unit" | "group";
                            targetId: string;
                            targetName: string;
                            command: string;
                            args: unknown;
                            issuedByName: string | null;
                            issuedAt: string;
                            expiresAt: string;
                            devices: number;
                            ends: {
                                pending: number;
                                executed: number;
                                refused: number;
                                expired: number;
                                unanswered: number;
                            };
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    sendCommandToMany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit?: string;
                    group?: string;
                    send: {
                        /** @enum {string} */
                        command: "stop";
                        /** @default {} */
                        args?: Record<string, never>;
                        /** @default 60 */
                        expiresInSeconds?: number;
                    } | {
                        /** @enum {string} */
                        command: "restart";
                        /** @default {} */
                        args?: Record<string, never>;
                        /** @default 60 */
                        expiresInSeconds?: number;
                    } | {
                        /** @enum {string} */
                        command: "test-tone";
                        args: {
                            seconds: number;
                            volume: number;
                        };
                        /** @default 60 */
                        expiresInSeconds?: number;
                    } | {
                        /** @enum {string} */
                        command: "volume";
                        args: {
                            volume: number;
                            seconds: number;
                        };
                        /** @default 60 */
                        expiresInSeconds?: number;
                    } | {
                        /** @enum {string} */
                        command: "pause";
                        args: {
                            seconds: number;
                        };
                        /** @default 60 */
                        expiresInSeconds?: number;
                    } | {
                        /** @enum {string} */
                        command: "resume";
                        /** @default {} */
                        args?: Record<string, never>;
                        /** @default 60 */
                        expiresInSeconds?: number;
                    };
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        targetKind: "unit" | "group";
                        targetId: string;
                        targetName: string;
                        command: string;
                        args: unknown;
                        issuedByName: string | null;
                        issuedAt: string;
                        expiresAt: string;
                        devices: number;
                        ends: {
                            pending: number;
                            executed: number;
                            refused: number;
                            expired: number;
                            unanswered: number;
                        };
                    };
                };
            };
        };
    };
    getCommandBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        targetKind: "unit" | "group";
                        targetId: string;
                        targetName: string;
                        command: string;
                        args: unknown;
                        issuedByName: string | null;
                        issuedAt: string;
                        expiresAt: string;
                        devices: number;
                        ends: {
                            pending: number;
                            executed: number;
                            refused: number;
                            expired: number;
                            unanswered: number;
                        };
                    };
                };
            };
        };
    };
    listCommandBatchTargets: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                result?: "pending" | "executed" | "refused" | "expired" | "unanswered";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            nonce: string;
                            device: string;
                            place: string;
                            placeName: string;
                            stationName: string;
                            /** @enum {string} */
                            presence: "online" | "link-lost" | "offline" | "unknown";
                            /** @enum {string} */
                            result: "pending" | "executed" | "refused" | "expired" | "unanswered";
                            reason: string | null;
                            endedAt: string | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    listBulletins: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                q?: string;
                state?: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                field?: number;
                kind?: "announcement" | "bulletin";
                mine?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            unit: string;
                            title: string;
                            field: number;
                            class: number;
                            kind: string;
                            source: string;
                            author: string | null;
                            validFrom: string;
                            validTo: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                            version: number;
                            reason: string | null;
                            unitName: string;
                            createdBy: string;
                            createdByName: string | null;
                            submittedBy: string | null;
                            submittedByName: string | null;
                            createdAt: string;
                            updatedAt: string;
                            languages: string[];
                            durationMs: number | null;
                            /** @enum {string} */
                            sound: "ready" | "working" | "refused";
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    createBulletin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit: string;
                    title: string;
                    field: number;
                    class: number;
                    /**
                     * @default announcement
                     * @enum {string}
                     */
                    kind?: "announcement" | "bulletin";
                    source: string;
                    author?: string | null;
                    validFrom: string;
                    validTo: string;
                    variants: ({
                        /** @enum {string} */
                        origin: "text";
                        /** @default vi */
                        language?: string;
                        text?: string;
                        short?: string;
                        /**
                         * @default full
                         * @enum {string}
                         */
                        version?: "full" | "short";
                        documentId?: string;
                        parts?: string[];
                        corrections?: {
                            start: number;
                            end: number;
                            spoken: string;
                            /** @default false */
                            keep?: boolean;
                        }[];
                        voice?: {
                            engine?: string;
                            /** @enum {string} */
                            gender?: "female" | "male";
                            voice?: string;
                            speed?: number;
                            /** @enum {string} */
                            region?: "north" | "central" | "south";
                        };
                        readings?: number;
                        recordings?: {
                            sentence: string;
                            documentId: string;
                        }[];
                    } | {
                        /** @enum {string} */
                        origin: "recording";
                        /** @default vi */
                        language?: string;
                        documentId: string;
                    })[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        field: number;
                        class: number;
                        kind: string;
                        source: string;
                        author: string | null;
                        validFrom: string;
                        validTo: string;
                        /** @enum {string} */
                        state: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                        version: number;
                        reason: string | null;
                        unitName: string;
                        createdBy: string;
                        createdByName: string | null;
                        submittedBy: string | null;
                        submittedByName: string | null;
                        createdAt: string;
                        updatedAt: string;
                        languages: string[];
                        durationMs: number | null;
                        /** @enum {string} */
                        sound: "ready" | "working" | "refused";
                        approval: {
                            at: string;
                            byName: string | null;
                            manifestHash: string;
                            note: string | null;
                            unheard: boolean;
                        } | null;
                        manifestHash: string | null;
                        warnings: {
                            code: string;
                            vi: string;
                            en: string;
                        }[];
                        variants: {
                            language: string;
                            origin: string;
                            text: string | null;
                            short: string | null;
                            version: string;
                            shortWanted: boolean;
                            estimatedSeconds: number | null;
                            documentId: string | null;
                            scriptHash: string | null;
                            rendition: {
                                sha256: string;
                                durationMs: number;
                                lufs: number;
                                truePeakDb: number;
                                engine: string;
                            } | null;
                            job: {
                                id: string;
                                state: string;
                                progress: number;
                                reason: string | null;
                                message: string | null;
                                messageEn: string | null;
                            } | null;
                            unsure: number;
                            corrections: {
                                start: number;
                                end: number;
                                spoken: string;
                                keep?: boolean;
                            }[];
                            voice: {
                                engine?: string;
                                /** @enum {string} */
                                gender?: "female" | "male";
                                voice?: string;
                                speed?: number;
                                /** @enum {string} */
                                region?: "north" | "central" | "south";
                                readings?: number;
                            } & {
                                [key: string]: unknown;
                            };
                            recordings: {
                                sentence: string;
                                documentId: string;
                                durationMs: number;
                                used: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    getBulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        field: number;
                        class: number;
                        kind: string;
                        source: string;
                        author: string | null;
                        validFrom: string;
                        validTo: string;
                        /** @enum {string} */
                        state: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                        version: number;
                        reason: string | null;
                        unitName: string;
                        createdBy: string;
                        createdByName: string | null;
                        submittedBy: string | null;
                        submittedByName: string | null;
                        createdAt: string;
                        updatedAt: string;
                        languages: string[];
                        durationMs: number | null;
                        /** @enum {string} */
                        sound: "ready" | "working" | "refused";
                        approval: {
                            at: string;
                            byName: string | null;
                            manifestHash: string;
                            note: string | null;
                            unheard: boolean;
                        } | null;
                        manifestHash: string | null;
                        warnings: {
                            code: string;
                            vi: string;
                            en: string;
                        }[];
                        variants: {
                            language: string;
                            origin: string;
                            text: string | null;
                            short: string | null;
                            version: string;
                            shortWanted: boolean;
                            estimatedSeconds: number | null;
                            documentId: string | null;
                            scriptHash: string | null;
                            rendition: {
                                sha256: string;
                                durationMs: number;
                                lufs: number;
                                truePeakDb: number;
                                engine: string;
                            } | null;
                            job: {
                                id: string;
                                state: string;
                                progress: number;
                                reason: string | null;
                                message: string | null;
                                messageEn: string | null;
                            } | null;
                            unsure: number;
                            corrections: {
                                start: number;
                                end: number;
                                spoken: string;
                                keep?: boolean;
                            }[];
                            voice: {
                                engine?: string;
                                /** @enum {string} */
                                gender?: "female" | "male";
                                voice?: string;
                                speed?: number;
                                /** @enum {string} */
                                region?: "north" | "central" | "south";
                                readings?: number;
                            } & {
                                [key: string]: unknown;
                            };
                            recordings: {
                                sentence: string;
                                documentId: string;
                                durationMs: number;
                                used: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    editBulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    field: number;
                    class: number;
                    /**
                     * @default announcement
                     * @enum {string}
                     */
                    kind?: "announcement" | "bulletin";
                    source: string;
                    author?: string | null;
                    validFrom: string;
                    validTo: string;
                    variants: ({
                        /** @enum {string} */
                        origin: "text";
                        /** @default vi */
                        language?: string;
                        text?: string;
                        short?: string;
                        /**
                         * @default full
                         * @enum {string}
                         */
                        version?: "full" | "short";
                        documentId?: string;
                        parts?: string[];
                        corrections?: {
                            start: number;
                            end: number;
                            spoken: string;
                            /** @default false */
                            keep?: boolean;
                        }[];
                        voice?: {
                            engine?: string;
                            /** @enum {string} */
                            gender?: "female" | "male";
                            voice?: string;
                            speed?: number;
                            /** @enum {string} */
                            region?: "north" | "central" | "south";
                        };
                        readings?: number;
                        recordings?: {
                            sentence: string;
                            documentId: string;
                        }[];
                    } | {
                        /** @enum {string} */
                        origin: "recording";
                        /** @default vi */
                        language?: string;
                        documentId: string;
                    })[];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        field: number;
                        class: number;
                        kind: string;
                        source: string;
                        author: string | null;
                        validFrom: string;
                        validTo: string;
                        /** @enum {string} */
                        state: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                        version: number;
                        reason: string | null;
                        unitName: string;
                        createdBy: string;
                        createdByName: string | null;
                        submittedBy: string | null;
                        submittedByName: string | null;
                        createdAt: string;
                        updatedAt: string;
                        languages: string[];
                        durationMs: number | null;
                        /** @enum {string} */
                        sound: "ready" | "working" | "refused";
                        approval: {
                            at: string;
                            byName: string | null;
                            manifestHash: string;
                            note: string | null;
                            unheard: boolean;
                        } | null;
                        manifestHash: string | null;
                        warnings: {
                            code: string;
                            vi: string;
                            en: string;
                        }[];
                        variants: {
                            language: string;
                            origin: string;
                            text: string | null;
                            short: string | null;
                            version: string;
                            shortWanted: boolean;
                            estimatedSeconds: number | null;
                            documentId: string | null;
                            scriptHash: string | null;
                            rendition: {
                                sha256: string;
                                durationMs: number;
                                lufs: number;
                                truePeakDb: number;
                                engine: string;
                            } | null;
                            job: {
                                id: string;
                                state: string;
                                progress: number;
                                reason: string | null;
                                message: string | null;
                                messageEn: string | null;
                            } | null;
                            unsure: number;
                            corrections: {
                                start: number;
                                end: number;
                                spoken: string;
                                keep?: boolean;
                            }[];
                            voice: {
                                engine?: string;
                                /** @enum {string} */
                                gender?: "female" | "male";
                                voice?: string;
                                speed?: number;
                                /** @enum {string} */
                                region?: "north" | "central" | "south";
                                readings?: number;
                            } & {
                                [key: string]: unknown;
                            };
                            recordings: {
                                sentence: string;
                                documentId: string;
                                durationMs: number;
                                used: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    showScript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                        sentences: {
                            text: string;
                            pauseMsAfter: number;
                            recording: {
                                documentId: string;
                                durationMs: number;
                            } | null;
                        }[];
                        spans: {
                            start: number;
                            end: number;
                            source: string;
                            spoken: string;
                            type: string;
                            rule: string;
                            confidence: number;
                            alternatives: string[];
                        }[];
                        unsure: {
                            start: number;
                            end: number;
                            source: string;
                            spoken: string;
                            type: string;
                            rule: string;
                            confidence: number;
                            alternatives: string[];
                        }[];
                        template: string;
                        seconds: {
                            full: number;
                            short: number | null;
                        };
                        shortWanted: boolean;
                        language: string;
                        ssml: string;
                        version: string;
                    };
                };
            };
        };
    };
    listenToBulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    submitBulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    longReason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        field: number;
                        class: number;
                        kind: string;
                        source: string;
                        author: string | null;
                        validFrom: string;
                        validTo: string;
                        /** @enum {string} */
                        state: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                        version: number;
                        reason: string | null;
                        unitName: string;
                        createdBy: string;
                        createdByName: string | null;
                        submittedBy: string | null;
                        submittedByName: string | null;
                        createdAt: string;
                        updatedAt: string;
                        languages: string[];
                        durationMs: number | null;
                        /** @enum {string} */
                        sound: "ready" | "working" | "refused";
                        approval: {
                            at: string;
                            byName: string | null;
                            manifestHash: string;
                            note: string | null;
                            unheard: boolean;
                        } | null;
                        manifestHash: string | null;
                        warnings: {
                            code: string;
                            vi: string;
                            en: string;
                        }[];
                        variants: {
                            language: string;
                            origin: string;
                            text: string | null;
                            short: string | null;
                            version: string;
                            shortWanted: boolean;
                            estimatedSeconds: number | null;
                            documentId: string | null;
                            scriptHash: string | null;
                            rendition: {
                                sha256: string;
                                durationMs: number;
                                lufs: number;
                                truePeakDb: number;
                                engine: string;
                            } | null;
                            job: {
                                id: string;
                                state: string;
                                progress: number;
                                reason: string | null;
                                message: string | null;
                                messageEn: string | null;
                            } | null;
                            unsure: number;
                            corrections: {
                                start: number;
                                end: number;
                                spoken: string;
                                keep?: boolean;
                            }[];
                            voice: {
                                engine?: string;
                                /** @enum {string} */
                                gender?: "female" | "male";
                                voice?: string;
                                speed?: number;
                                /** @enum {string} */
                                region?: "north" | "central" | "south";
                                readings?: number;
                            } & {
                                [key: string]: unknown;
                            };
                            recordings: {
                                sentence: string;
                                documentId: string;
                                durationMs: number;
                                used: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    approveBulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    manifestHash: string;
                    version?: number;
                    answers: {
                        /** @enum {boolean} */
                        stateSecret: false;
                        /** @enum {boolean} */
                        personalData: false;
                        /** @enum {boolean} */
                        advertising: false;
                    };
                    /** @default false */
                    unheard?: boolean;
                    note?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        field: number;
                        class: number;
                        kind: string;
                        source: string;
                        author: string | null;
                        validFrom: string;
                        validTo: string;
                        /** @enum {string} */
                        state: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                        version: number;
                        reason: string | null;
                        unitName: string;
                        createdBy: string;
                        createdByName: string | null;
                        submittedBy: string | null;
                        submittedByName: string | null;
                        createdAt: string;
                        updatedAt: string;
                        languages: string[];
                        durationMs: number | null;
                        /** @enum {string} */
                        sound: "ready" | "working" | "refused";
                        approval: {
                            at: string;
                            byName: string | null;
                            manifestHash: string;
                            note: string | null;
                            unheard: boolean;
                        } | null;
                        manifestHash: string | null;
                        warnings: {
                            code: string;
                            vi: string;
                            en: string;
                        }[];
                        variants: {
                            language: string;
                            origin: string;
                            text: string | null;
                            short: string | null;
                            version: string;
                            shortWanted: boolean;
                            estimatedSeconds: number | null;
                            documentId: string | null;
                            scriptHash: string | null;
                            rendition: {
                                sha256: string;
                                durationMs: number;
                                lufs: number;
                                truePeakDb: number;
                                engine: string;
                            } | null;
                            job: {
                                id: string;
                                state: string;
                                progress: number;
                                reason: string | null;
                                message: string | null;
                                messageEn: string | null;
                            } | null;
                            unsure: number;
                            corrections: {
                                start: number;
                                end: number;
                                spoken: string;
                                keep?: boolean;
                            }[];
                            voice: {
                                engine?: string;
                                /** @enum {string} */
                                gender?: "female" | "male";
                                voice?: string;
                                speed?: number;
                                /** @enum {string} */
                                region?: "north" | "central" | "south";
                                readings?: number;
                            } & {
                                [key: string]: unknown;
                            };
                            recordings: {
                                sentence: string;
                                documentId: string;
                                durationMs: number;
                                used: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    rejectBulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        field: number;
                        class: number;
                        kind: string;
                        source: string;
                        author: string | null;
                        validFrom: string;
                        validTo: string;
                        /** @enum {string} */
                        state: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                        version: number;
                        reason: string | null;
                        unitName: string;
                        createdBy: string;
                        createdByName: string | null;
                        submittedBy: string | null;
                        submittedByName: string | null;
                        createdAt: string;
                        updatedAt: string;
                        languages: string[];
                        durationMs: number | null;
                        /** @enum {string} */
                        sound: "ready" | "working" | "refused";
                        approval: {
                            at: string;
                            byName: string | null;
                            manifestHash: string;
                            note: string | null;
                            unheard: boolean;
                        } | null;
                        manifestHash: string | null;
                        warnings: {
                            code: string;
                            vi: string;
                            en: string;
                        }[];
                        variants: {
                            language: string;
                            origin: string;
                            text: string | null;
                            short: string | null;
                            version: string;
                            shortWanted: boolean;
                            estimatedSeconds: number | null;
                            documentId: string | null;
                            scriptHash: string | null;
                            rendition: {
                                sha256: string;
                                durationMs: number;
                                lufs: number;
                                truePeakDb: number;
                                engine: string;
                            } | null;
                            job: {
                                id: string;
                                state: string;
                                progress: number;
                                reason: string | null;
                                message: string | null;
                                messageEn: string | null;
                            } | null;
                            unsure: number;
                            corrections: {
                                start: number;
                                end: number;
                                spoken: string;
                                keep?: boolean;
                            }[];
                            voice: {
                                engine?: string;
                                /** @enum {string} */
                                gender?: "female" | "male";
                                voice?: string;
                                speed?: number;
                                /** @enum {string} */
                                region?: "north" | "central" | "south";
                                readings?: number;
                            } & {
                                [key: string]: unknown;
                            };
                            recordings: {
                                sentence: string;
                                documentId: string;
                                durationMs: number;
                                used: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    withdrawBulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        field: number;
                        class: number;
                        kind: string;
                        source: string;
                        author: string | null;
                        validFrom: string;
                        validTo: string;
                        /** @enum {string} */
                        state: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                        version: number;
                        reason: string | null;
                        unitName: string;
                        createdBy: string;
                        createdByName: string | null;
                        submittedBy: string | null;
                        submittedByName: string | null;
                        createdAt: string;
                        updatedAt: string;
                        languages: string[];
                        durationMs: number | null;
                        /** @enum {string} */
                        sound: "ready" | "working" | "refused";
                        approval: {
                            at: string;
                            byName: string | null;
                            manifestHash: string;
                            note: string | null;
                            unheard: boolean;
                        } | null;
                        manifestHash: string | null;
                        warnings: {
                            code: string;
                            vi: string;
                            en: string;
                        }[];
                        variants: {
                            language: string;
                            origin: string;
                            text: string | null;
                            short: string | null;
                            version: string;
                            shortWanted: boolean;
                            estimatedSeconds: number | null;
                            documentId: string | null;
                            scriptHash: string | null;
                            rendition: {
                                sha256: string;
                                durationMs: number;
                                lufs: number;
                                truePeakDb: number;
                                engine: string;
                            } | null;
                            job: {
                                id: string;
                                state: string;
                                progress: number;
                                reason: string | null;
                                message: string | null;
                                messageEn: string | null;
                            } | null;
                            unsure: number;
                            corrections: {
                                start: number;
                                end: number;
                                spoken: string;
                                keep?: boolean;
                            }[];
                            voice: {
                                engine?: string;
                                /** @enum {string} */
                                gender?: "female" | "male";
                                voice?: string;
                                speed?: number;
                                /** @enum {string} */
                                region?: "north" | "central" | "south";
                                readings?: number;
                            } & {
                                [key: string]: unknown;
                            };
                            recordings: {
                                sentence: string;
                                documentId: string;
                                durationMs: number;
                                used: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    showDisplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bulletin: string;
                        version: number;
                        display: {
                            title: string;
                            language: string;
                            /** @enum {string} */
                            words: "short" | "full" | "own" | "none";
                            text: string | null;
                            pages: {
                                text: string;
                                durationMs: number;
                            }[];
                            media: {
                                /** @enum {string} */
                                kind: "image" | "video";
                                sha256: string;
                                bytes: number;
                                durationMs: number;
                                codec: string;
                                width: number;
                                height: number;
                                fileName: string;
                            }[];
                            turnMs: number;
                            ready: boolean;
                        } | null;
                        wouldTake: {
                            short: number | null;
                            full: number | null;
                        };
                        maxPages: number;
                    };
                };
            };
        };
    };
    setDisplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    title: string;
                    /** @enum {string} */
                    words: "short" | "full" | "own" | "none";
                    text?: string;
                    /** @default [] */
                    media?: {
                        sha256: string;
                        durationMs?: number;
                    }[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bulletin: string;
                        version: number;
                        display: {
                            title: string;
                            language: string;
                            /** @enum {string} */
                            words: "short" | "full" | "own" | "none";
                            text: string | null;
                            pages: {
                                text: string;
                                durationMs: number;
                            }[];
                            media: {
                                /** @enum {string} */
                                kind: "image" | "video";
                                sha256: string;
                                bytes: number;
                                durationMs: number;
                                codec: string;
                                width: number;
                                height: number;
                                fileName: string;
                            }[];
                            turnMs: number;
                            ready: boolean;
                        } | null;
                        wouldTake: {
                            short: number | null;
                            full: number | null;
                        };
                        maxPages: number;
                    };
                };
            };
        };
    };
    removeDisplay: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bulletin: string;
                        version: number;
                        display: {
                            title: string;
                            language: string;
                            /** @enum {string} */
                            words: "short" | "full" | "own" | "none";
                            text: string | null;
                            pages: {
                                text: string;
                                durationMs: number;
                            }[];
                            media: {
                                /** @enum {string} */
                                kind: "image" | "video";
                                sha256: string;
                                bytes: number;
                                durationMs: number;
                                codec: string;
                                width: number;
                                height: number;
                                fileName: string;
                            }[];
                            turnMs: number;
                            ready: boolean;
                        } | null;
                        wouldTake: {
                            short: number | null;
                            full: number | null;
                        };
                        maxPages: number;
                    };
                };
            };
        };
    };
    addDisplayMedia: {
        parameters: {
            query: {
                version: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bulletin: string;
                        version: number;
                        display: {
                            title: string;
                            language: string;
                            /** @enum {string} */
                            words: "short" | "full" | "own" | "none";
                            text: string | null;
                            pages: {
                                text: string;
                                durationMs: number;
                            }[];
                            media: {
                                /** @enum {string} */
                                kind: "image" | "video";
                                sha256: string;
                                bytes: number;
                                durationMs: number;
                                codec: string;
                                width: number;
                                height: number;
                                fileName: string;
                            }[];
                            turnMs: number;
                            ready: boolean;
                        } | null;
                        wouldTake: {
                            short: number | null;
                            full: number | null;
                        };
                        maxPages: number;
                    };
                };
            };
        };
    };
    viewDisplayMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    showBulletinChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        since: {
                            version: number;
                            /** @enum {string} */
                            decision: "approved" | "rejected";
                            at: string;
                            byName: string | null;
                            reason: string | null;
                        } | null;
                        fields: {
                            /** @enum {string} */
                            field: "title" | "field" | "class" | "kind" | "source" | "author" | "validFrom" | "validTo";
                            before: string | null;
                            after: string | null;
                        }[];
                        variants: {
                            language: string;
                            /** @enum {string} */
                            change: "added" | "removed" | "changed" | "same";
                            text: {
                                /** @enum {string} */
                                kind: "same" | "added" | "removed";
                                text: string;
                            }[];
                            spoken: {
                                /** @enum {string} */
                                kind: "same" | "added" | "removed";
                                text: string;
                            }[];
                            sound: {
                                changed: boolean;
                                beforeMs: number | null;
                                afterMs: number | null;
                                voiceBefore: string | null;
                                voiceAfter: string | null;
                            };
                        }[];
                        display: {
                            /** @enum {string} */
                            change: "added" | "removed" | "changed" | "same";
                            text: {
                                /** @enum {string} */
                                kind: "same" | "added" | "removed";
                                text: string;
                            }[];
                            mediaAdded: string[];
                            mediaRemoved: string[];
                        } | null;
                    };
                };
            };
        };
    };
    listBulletinHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        at: string;
                        /** @enum {string} */
                        action: "bulletin-created" | "bulletin-edited" | "display-changed" | "display-removed" | "bulletin-submitted" | "bulletin-approved" | "bulletin-rejected" | "bulletin-withdrawn";
                        byName: string | null;
                        reason: string | null;
                        unheard: boolean;
                    }[];
                };
            };
        };
    };
    tellBulletinEditing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    page: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        others: {
                            name: string;
                            self: boolean;
                            since: string;
                        }[];
                    };
                };
            };
        };
    };
    stopBulletinEditing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listDocuments: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            unit: string;
                            fileName: string;
                            kind: string;
                            sha256: string;
                            bytes: number;
                            detected: {
                                encoding?: string;
                                script?: string;
                                normalisation?: string;
                                linesJoined?: number;
                                droppedHeads?: string[];
                                pages?: number;
                                pagesWithoutText?: number[];
                                reader?: string;
                                warnings?: {
                                    code: string;
                                    vi: string;
                                    en: string;
                                }[];
                                durationMs?: number;
                                lufs?: number;
                            } & {
                                [key: string]: unknown;
                            };
                            createdAt: string;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    uploadDocument: {
        parameters: {
            query: {
                unit: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        fileName: string;
                        kind: string;
                        sha256: string;
                        bytes: number;
                        detected: {
                            encoding?: string;
                            script?: string;
                            normalisation?: string;
                            linesJoined?: number;
                            droppedHeads?: string[];
                            pages?: number;
                            pagesWithoutText?: number[];
                            reader?: string;
                            warnings?: {
                                code: string;
                                vi: string;
                                en: string;
                            }[];
                            durationMs?: number;
                            lufs?: number;
                        } & {
                            [key: string]: unknown;
                        };
                        text: string | null;
                        outline: {
                            id: string;
                            kind: string;
                            level: number;
                            heading: string;
                            text: string;
                            start: number;
                            end: number;
                            selectedByDefault: boolean;
                            why?: string;
                            estimatedSeconds: number;
                        }[] | null;
                        createdAt: string;
                    };
                };
            };
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        fileName: string;
                        kind: string;
                        sha256: string;
                        bytes: number;
                        detected: {
                            encoding?: string;
                            script?: string;
                            normalisation?: string;
                            linesJoined?: number;
                            droppedHeads?: string[];
                            pages?: number;
                            pagesWithoutText?: number[];
                            reader?: string;
                            warnings?: {
                                code: string;
                                vi: string;
                                en: string;
                            }[];
                            durationMs?: number;
                            lufs?: number;
                        } & {
                            [key: string]: unknown;
                        };
                        text: string | null;
                        outline: {
                            id: string;
                            kind: string;
                            level: number;
                            heading: string;
                            text: string;
                            start: number;
                            end: number;
                            selectedByDefault: boolean;
                            why?: string;
                            estimatedSeconds: number;
                        }[] | null;
                        createdAt: string;
                    };
                };
            };
        };
    };
    listenToDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readText: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    unit: string;
                    /** @enum {string} */
                    style?: "radio" | "citation";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        spoken: string;
                        sentences: {
                            text: string;
                            pauseMsAfter: number;
                            sourceStart: number;
                            sourceEnd: number;
                        }[];
                        spans: {
                            start: number;
                            end: number;
                            source: string;
                            spoken: string;
                            type: string;
                            rule: string;
                            confidence: number;
                            alternatives: string[];
                        }[];
                        unsure: {
                            start: number;
                            end: number;
                            source: string;
                            spoken: string;
                            type: string;
                            rule: string;
                            confidence: number;
                            alternatives: string[];
                        }[];
                        ssml: string;
                        seconds: number;
                    };
                };
            };
        };
    };
    readBulletin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit: string;
                    /** @default  */
                    title?: string;
                    /**
                     * @default announcement
                     * @enum {string}
                     */
                    kind?: "announcement" | "bulletin";
                    text: string;
                    short?: string;
                    /**
                     * @default full
                     * @enum {string}
                     */
                    version?: "full" | "short";
                    /** @default [] */
                    corrections?: {
                        start: number;
                        end: number;
                        spoken: string;
                    }[];
                    readings?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                        sentences: {
                            text: string;
                            pauseMsAfter: number;
                        }[];
                        spans: {
                            start: number;
                            end: number;
                            source: string;
                            spoken: string;
                            type: string;
                            rule: string;
                            confidence: number;
                            alternatives: string[];
                        }[];
                        unsure: {
                            start: number;
                            end: number;
                            source: string;
                            spoken: string;
                            type: string;
                            rule: string;
                            confidence: number;
                            alternatives: string[];
                        }[];
                        template: string;
                        seconds: {
                            full: number;
                            short: number | null;
                        };
                        shortWanted: boolean;
                    };
                };
            };
        };
    };
    convertToUnicode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit: string;
                    text: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        script: ("tcvn3" | "vni" | "utf-8-twice") | null;
                        text: string | null;
                    };
                };
            };
        };
    };
    listVoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        engine: string;
                        voice: string;
                        label: string;
                        language: string;
                        region: string;
                        gender: string;
                    }[];
                };
            };
        };
    };
    previewVoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit: string;
                    text: string;
                    /** @default {} */
                    voice?: {
                        engine?: string;
                        /** @enum {string} */
                        gender?: "female" | "male";
                        voice?: string;
                        speed?: number;
                        /** @enum {string} */
                        region?: "north" | "central" | "south";
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listLexicon: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        grapheme: string;
                        alias: string;
                        /** @default true */
                        caseSensitive: boolean;
                        id: string;
                        unit: string;
                    }[];
                };
            };
        };
    };
    putLexicon: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    entries: {
                        grapheme: string;
                        alias: string;
                        /** @default true */
                        caseSensitive?: boolean;
                    }[];
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listLexiconWords: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                q?: string;
                level?: "built-in" | "province" | "commune";
            };
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string | null;
                            unit: string | null;
                            /** @enum {string} */
                            level: "built-in" | "province" | "commune";
                            grapheme: string;
                            alias: string;
                            alternatives: string[];
                            caseSensitive: boolean;
                            overridden: boolean;
                            updatedAt: string | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    exportLexicon: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pls: string;
                    };
                };
            };
        };
    };
    importLexicon: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pls: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: number;
                    };
                };
            };
        };
    };
    removeLexiconEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        subject: string;
                        state: string;
                        progress: number;
                        attempts: number;
                        reason: string | null;
                        message: string | null;
                        createdAt: string;
                        endedAt: string | null;
                    };
                };
            };
        };
    };
    showTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @default [] */
                        opening: {
                            /** @enum {string} */
                            role: "title" | "body" | "notice" | "free";
                            text: string;
                            pauseAfterMs: number;
                        }[];
                        reading: {
                            /** @enum {string} */
                            role: "title" | "body" | "notice" | "free";
                            text: string;
                            pauseAfterMs: number;
                        }[];
                        /** @default [] */
                        between: {
                            /** @enum {string} */
                            role: "title" | "body" | "notice" | "free";
                            text: string;
                            pauseAfterMs: number;
                        }[];
                        /** @default Xin nhắc lại nội dung thông báo. */
                        notice: string;
                        readings: number;
                        /** @default 300 */
                        longSeconds: number;
                        unit: string | null;
                    };
                };
            };
        };
    };
    putTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    opening?: {
                        /** @enum {string} */
                        role: "title" | "body" | "notice" | "free";
                        text: string;
                        pauseAfterMs: number;
                    }[];
                    reading: {
                        /** @enum {string} */
                        role: "title" | "body" | "notice" | "free";
                        text: string;
                        pauseAfterMs: number;
                    }[];
                    /** @default [] */
                    between?: {
                        /** @enum {string} */
                        role: "title" | "body" | "notice" | "free";
                        text: string;
                        pauseAfterMs: number;
                    }[];
                    /** @default Xin nhắc lại nội dung thông báo. */
                    notice?: string;
                    readings: number;
                    /** @default 300 */
                    longSeconds?: number;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    speakAsset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit: string;
                    /** @enum {string} */
                    role: "chime" | "ident" | "stinger" | "closing";
                    name: string;
                    replaces?: string;
                    text: string;
                    engine?: string;
                    voice?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string | null;
                        /** @enum {string} */
                        role: "silence" | "chime" | "ident" | "stinger" | "closing" | "alert-tone" | "exercise-notice";
                        name: string;
                        sha256: string;
                        bytes: number;
                        durationMs: number;
                        spokenText: string | null;
                        createdBy: string | null;
                        createdByName: string | null;
                        createdAt: string | null;
                        approvedBy: string | null;
                        approvedByName: string | null;
                        approvedAt: string | null;
                        replaces: string | null;
                        retiredAt: string | null;
                        usedBy: number;
                    };
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                state?: "draft" | "awaiting" | "confirmed" | "withdrawn" | "refused";
                bulletin?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            unit: string;
                            title: string;
                            class: number;
                            field: number;
                            /** @enum {string} */
                            state: "draft" | "awaiting" | "confirmed" | "withdrawn" | "refused";
                            reason: string | null;
                            version: number;
                            confirmedAt: string | null;
                            content: {
                                bulletinIds: string[];
                                targets: {
                                    include: {
                                        units?: string[];
                                        hamlets?: string[];
                                        groups?: string[];
                                        places?: string[];
                                    };
                                    exclude?: {
                                        units?: string[];
                                        hamlets?: string[];
                                        groups?: string[];
                                        places?: string[];
                                    };
                                };
                                recurrence: {
                                    /** @enum {string} */
                                    kind: "once";
                                    date: string;
                                    exceptions?: {
                                        dates?: string[];
                                        onHolidays?: boolean;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "daily";
                                    every?: number;
                                    from: string;
                                    to?: string;
                                    exceptions?: {
                                        dates?: string[];
                                        onHolidays?: boolean;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "weekly";
                                    weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                                    every?: number;
                                    from: string;
                                    to?: string;
                                    exceptions?: {
                                        dates?: string[];
                                        onHolidays?: boolean;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "dates";
                                    dates: string[];
                                    exceptions?: {
                                        dates?: string[];
                                        onHolidays?: boolean;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "lunar";
                                    months?: number[];
                                    days: number[];
                                    /** @enum {string} */
                                    leapMonths?: "skip" | "include" | "only";
                                    /** @enum {string} */
                                    missingDay?: "skip" | "last";
                                    from: string;
                                    to?: string;
                                    exceptions?: {
                                        dates?: string[];
                                        onHolidays?: boolean;
                                    };
                                };
                                airings: ({
                                    /** @enum {string} */
                                    kind: "fixed";
                                    atLocal: string;
                                    /** @default 0 */
                                    toleranceMs: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "window";
                                    window: string;
                                    /**
                                     * @default anywhere
                                     * @enum {string}
                                     */
                                    position: "start" | "anywhere" | "end";
                                })[];
                                latest: {
                                    days: number;
                                } | {
                                    date: string;
                                };
                                governs: {
                                    fromLocalDate: string | null;
                                    toLocalDate: string | null;
                                };
                            };
                            counted: {
                                communes: number;
                                stations: number;
                                places: number;
                                clusters: number;
                                boards: number;
                                devices: number;
                                unattended: number;
                                fm: number;
                            };
                            createdBy: string;
                            createdAt: string;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    createOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    class: 2 | 3;
                    bulletinIds: string[];
                    targets: {
                        include: {
                            units?: string[];
                            hamlets?: string[];
                            groups?: string[];
                            places?: string[];
                        };
                        exclude?: {
                            units?: string[];
                            hamlets?: string[];
                            groups?: string[];
                            places?: string[];
                        };
                    };
                    recurrence: {
                        /** @enum {string} */
                        kind: "once";
                        date: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "daily";
                        every?: number;
                        from: string;
                        to?: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "weekly";
                        weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                        every?: number;
                        from: string;
                        to?: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "dates";
                        dates: string[];
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "lunar";
                        months?: number[];
                        days: number[];
                        /** @enum {string} */
                        leapMonths?: "skip" | "include" | "only";
                        /** @enum {string} */
                        missingDay?: "skip" | "last";
                        from: string;
                        to?: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    };
                    airings: ({
                        /** @enum {string} */
                        kind: "fixed";
                        atLocal: string;
                        /** @default 0 */
                        toleranceMs?: number;
                    } | {
                        /** @enum {string} */
                        kind: "window";
                        window: string;
                        /**
                         * @default anywhere
                         * @enum {string}
                         */
                        position?: "start" | "anywhere" | "end";
                    })[];
                    /**
                     * @default {
                     *       "days": 0
                     *     }
                     */
                    latest?: {
                        days: number;
                    } | {
                        date: string;
                    };
                    unit: string;
                    /** @default false */
                    whenApproved?: boolean;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        class: number;
                        field: number;
                        /** @enum {string} */
                        state: "draft" | "awaiting" | "confirmed" | "withdrawn" | "refused";
                        reason: string | null;
                        version: number;
                        confirmedAt: string | null;
                        content: {
                            bulletinIds: string[];
                            targets: {
                                include: {
                                    units?: string[];
                                    hamlets?: string[];
                                    groups?: string[];
                                    places?: string[];
                                };
                                exclude?: {
                                    units?: string[];
                                    hamlets?: string[];
                                    groups?: string[];
                                    places?: string[];
                                };
                            };
                            recurrence: {
                                /** @enum {string} */
                                kind: "once";
                                date: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "daily";
                                every?: number;
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "weekly";
                                weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                                every?: number;
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "dates";
                                dates: string[];
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "lunar";
                                months?: number[];
                                days: number[];
                                /** @enum {string} */
                                leapMonths?: "skip" | "include" | "only";
                                /** @enum {string} */
                                missingDay?: "skip" | "last";
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            };
                            airings: ({
                                /** @enum {string} */
                                kind: "fixed";
                                atLocal: string;
                                /** @default 0 */
                                toleranceMs: number;
                            } | {
                                /** @enum {string} */
                                kind: "window";
                                window: string;
                                /**
                                 * @default anywhere
                                 * @enum {string}
                                 */
                                position: "start" | "anywhere" | "end";
                            })[];
                            latest: {
                                days: number;
                            } | {
                                date: string;
                            };
                            governs: {
                                fromLocalDate: string | null;
                                toLocalDate: string | null;
                            };
                        };
                        counted: {
                            communes: number;
                            stations: number;
                            places: number;
                            clusters: number;
                            boards: number;
                            devices: number;
                            unattended: number;
                            fm: number;
                        };
                        createdBy: string;
                        createdAt: string;
                    };
                };
            };
        };
    };
    dryRunOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    class: 2 | 3;
                    bulletinIds: string[];
                    targets: {
                        include: {
                            units?: string[];
                            hamlets?: string[];
                            groups?: string[];
                            places?: string[];
                        };
                        exclude?: {
                            units?: string[];
                            hamlets?: string[];
                            groups?: string[];
                            places?: string[];
                        };
                    };
                    recurrence: {
                        /** @enum {string} */
                        kind: "once";
                        date: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "daily";
                        every?: number;
                        from: string;
                        to?: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "weekly";
                        weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                        every?: number;
                        from: string;
                        to?: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "dates";
                        dates: string[];
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "lunar";
                        months?: number[];
                        days: number[];
                        /** @enum {string} */
                        leapMonths?: "skip" | "include" | "only";
                        /** @enum {string} */
                        missingDay?: "skip" | "last";
                        from: string;
                        to?: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    };
                    airings: ({
                        /** @enum {string} */
                        kind: "fixed";
                        atLocal: string;
                        /** @default 0 */
                        toleranceMs?: number;
                    } | {
                        /** @enum {string} */
                        kind: "window";
                        window: string;
                        /**
                         * @default anywhere
                         * @enum {string}
                         */
                        position?: "start" | "anywhere" | "end";
                    })[];
                    /**
                     * @default {
                     *       "days": 0
                     *     }
                     */
                    latest?: {
                        days: number;
                    } | {
                        date: string;
                    };
                    unit: string;
                    /** @default false */
                    whenApproved?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counted: {
                            communes: number;
                            stations: number;
                            places: number;
                            clusters: number;
                            boards: number;
                            devices: number;
                            unattended: number;
                            fm: number;
                        };
                        totals: {
                            placed: number;
                            offered: number;
                            colliding: number;
                            refused: number;
                        };
                        outcomes: {
                            request: string;
                            station: string;
                            stationName: string;
                            localDate: string;
                            index: number;
                            /** @enum {string} */
                            outcome: "placed" | "offered" | "colliding" | "refused";
                            startAt: string | null;
                            reason: string | null;
                            message: string | null;
                            remedy: string | null;
                            occupants: {
                                id: string;
                                title: string;
                                startAt: string | null;
                            }[];
                        }[];
                        displaced: {
                            request: string;
                            title: string;
                            station: string;
                            stationName: string;
                            wasAt: string;
                            startAt: string | null;
                        }[];
                        minutes: {
                            station: string;
                            localDate: string;
                            minutes: number;
                            maxMinutes: number | null;
                        }[];
                        truncated: boolean;
                    };
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        class: number;
                        field: number;
                        /** @enum {string} */
                        state: "draft" | "awaiting" | "confirmed" | "withdrawn" | "refused";
                        reason: string | null;
                        version: number;
                        confirmedAt: string | null;
                        content: {
                            bulletinIds: string[];
                            targets: {
                                include: {
                                    units?: string[];
                                    hamlets?: string[];
                                    groups?: string[];
                                    places?: string[];
                                };
                                exclude?: {
                                    units?: string[];
                                    hamlets?: string[];
                                    groups?: string[];
                                    places?: string[];
                                };
                            };
                            recurrence: {
                                /** @enum {string} */
                                kind: "once";
                                date: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "daily";
                                every?: number;
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "weekly";
                                weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                                every?: number;
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "dates";
                                dates: string[];
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "lunar";
                                months?: number[];
                                days: number[];
                                /** @enum {string} */
                                leapMonths?: "skip" | "include" | "only";
                                /** @enum {string} */
                                missingDay?: "skip" | "last";
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            };
                            airings: ({
                                /** @enum {string} */
                                kind: "fixed";
                                atLocal: string;
                                /** @default 0 */
                                toleranceMs: number;
                            } | {
                                /** @enum {string} */
                                kind: "window";
                                window: string;
                                /**
                                 * @default anywhere
                                 * @enum {string}
                                 */
                                position: "start" | "anywhere" | "end";
                            })[];
                            latest: {
                                days: number;
                            } | {
                                date: string;
                            };
                            governs: {
                                fromLocalDate: string | null;
                                toLocalDate: string | null;
                            };
                        };
                        counted: {
                            communes: number;
                            stations: number;
                            places: number;
                            clusters: number;
                            boards: number;
                            devices: number;
                            unattended: number;
                            fm: number;
                        };
                        createdBy: string;
                        createdAt: string;
                    };
                };
            };
        };
    };
    listOrderResponses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        station: string;
                        stationName: string;
                        unit: string;
                        /** @enum {string} */
                        answer: "not-opened" | "seen" | "accepted" | "declined" | "expired" | "changed" | "withdrawn" | "own";
                        reason: string | null;
                        offer: string | null;
                        seenAt: string | null;
                        answerBy: string | null;
                        answeredAt: string | null;
                        byRule: boolean;
                        remindedAt: string | null;
                        scheduled: number;
                        refused: number;
                        aired: number;
                        missed: number;
                    }[];
                };
            };
        };
    };
    showOrderFocus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        occurrence: {
                            id: string;
                            station: string;
                            localDate: string;
                            state: string;
                        } | null;
                    };
                };
            };
        };
    };
    dryRunStoredOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counted: {
                            communes: number;
                            stations: number;
                            places: number;
                            clusters: number;
                            boards: number;
                            devices: number;
                            unattended: number;
                            fm: number;
                        };
                        totals: {
                            placed: number;
                            offered: number;
                            colliding: number;
                            refused: number;
                        };
                        outcomes: {
                            request: string;
                            station: string;
                            stationName: string;
                            localDate: string;
                            index: number;
                            /** @enum {string} */
                            outcome: "placed" | "offered" | "colliding" | "refused";
                            startAt: string | null;
                            reason: string | null;
                            message: string | null;
                            remedy: string | null;
                            occupants: {
                                id: string;
                                title: string;
                                startAt: string | null;
                            }[];
                        }[];
                        displaced: {
                            request: string;
                            title: string;
                            station: string;
                            stationName: string;
                            wasAt: string;
                            startAt: string | null;
                        }[];
                        minutes: {
                            station: string;
                            localDate: string;
                            minutes: number;
                            maxMinutes: number | null;
                        }[];
                        truncated: boolean;
                    };
                };
            };
        };
    };
    confirmOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    places?: number;
                    /** @default false */
                    whenApproved?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        class: number;
                        field: number;
                        /** @enum {string} */
                        state: "draft" | "awaiting" | "confirmed" | "withdrawn" | "refused";
                        reason: string | null;
                        version: number;
                        confirmedAt: string | null;
                        content: {
                            bulletinIds: string[];
                            targets: {
                                include: {
                                    units?: string[];
                                    hamlets?: string[];
                                    groups?: string[];
                                    places?: string[];
                                };
                                exclude?: {
                                    units?: string[];
                                    hamlets?: string[];
                                    groups?: string[];
                                    places?: string[];
                                };
                            };
                            recurrence: {
                                /** @enum {string} */
                                kind: "once";
                                date: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "daily";
                                every?: number;
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "weekly";
                                weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                                every?: number;
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "dates";
                                dates: string[];
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "lunar";
                                months?: number[];
                                days: number[];
                                /** @enum {string} */
                                leapMonths?: "skip" | "include" | "only";
                                /** @enum {string} */
                                missingDay?: "skip" | "last";
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            };
                            airings: ({
                                /** @enum {string} */
                                kind: "fixed";
                                atLocal: string;
                                /** @default 0 */
                                toleranceMs: number;
                            } | {
                                /** @enum {string} */
                                kind: "window";
                                window: string;
                                /**
                                 * @default anywhere
                                 * @enum {string}
                                 */
                                position: "start" | "anywhere" | "end";
                            })[];
                            latest: {
                                days: number;
                            } | {
                                date: string;
                            };
                            governs: {
                                fromLocalDate: string | null;
                                toLocalDate: string | null;
                            };
                        };
                        counted: {
                            communes: number;
                            stations: number;
                            places: number;
                            clusters: number;
                            boards: number;
                            devices: number;
                            unattended: number;
                            fm: number;
                        };
                        createdBy: string;
                        createdAt: string;
                    };
                };
            };
        };
    };
    addOrderVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    class: 2 | 3;
                    bulletinIds: string[];
                    targets: {
                        include: {
                            units?: string[];
                            hamlets?: string[];
                            groups?: string[];
                            places?: string[];
                        };
                        exclude?: {
                            units?: string[];
                            hamlets?: string[];
                            groups?: string[];
                            places?: string[];
                        };
                    };
                    recurrence: {
                        /** @enum {string} */
                        kind: "once";
                        date: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "daily";
                        every?: number;
                        from: string;
                        to?: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "weekly";
                        weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                        every?: number;
                        from: string;
                        to?: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "dates";
                        dates: string[];
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "lunar";
                        months?: number[];
                        days: number[];
                        /** @enum {string} */
                        leapMonths?: "skip" | "include" | "only";
                        /** @enum {string} */
                        missingDay?: "skip" | "last";
                        from: string;
                        to?: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    };
                    airings: ({
                        /** @enum {string} */
                        kind: "fixed";
                        atLocal: string;
                        /** @default 0 */
                        toleranceMs?: number;
                    } | {
                        /** @enum {string} */
                        kind: "window";
                        window: string;
                        /**
                         * @default anywhere
                         * @enum {string}
                         */
                        position?: "start" | "anywhere" | "end";
                    })[];
                    /**
                     * @default {
                     *       "days": 0
                     *     }
                     */
                    latest?: {
                        days: number;
                    } | {
                        date: string;
                    };
                    scope: {
                        /** @enum {string} */
                        kind: "all";
                    } | {
                        /** @enum {string} */
                        kind: "following";
                        date: string;
                    } | {
                        /** @enum {string} */
                        kind: "one";
                        date: string;
                    };
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        class: number;
                        field: number;
                        /** @enum {string} */
                        state: "draft" | "awaiting" | "confirmed" | "withdrawn" | "refused";
                        reason: string | null;
                        version: number;
                        confirmedAt: string | null;
                        content: {
                            bulletinIds: string[];
                            targets: {
                                include: {
                                    units?: string[];
                                    hamlets?: string[];
                                    groups?: string[];
                                    places?: string[];
                                };
                                exclude?: {
                                    units?: string[];
                                    hamlets?: string[];
                                    groups?: string[];
                                    places?: string[];
                                };
                            };
                            recurrence: {
                                /** @enum {string} */
                                kind: "once";
                                date: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "daily";
                                every?: number;
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "weekly";
                                weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                                every?: number;
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "dates";
                                dates: string[];
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "lunar";
                                months?: number[];
                                days: number[];
                                /** @enum {string} */
                                leapMonths?: "skip" | "include" | "only";
                                /** @enum {string} */
                                missingDay?: "skip" | "last";
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            };
                            airings: ({
                                /** @enum {string} */
                                kind: "fixed";
                                atLocal: string;
                                /** @default 0 */
                                toleranceMs: number;
                            } | {
                                /** @enum {string} */
                                kind: "window";
                                window: string;
                                /**
                                 * @default anywhere
                                 * @enum {string}
                                 */
                                position: "start" | "anywhere" | "end";
                            })[];
                            latest: {
                                days: number;
                            } | {
                                date: string;
                            };
                            governs: {
                                fromLocalDate: string | null;
                                toLocalDate: string | null;
                            };
                        };
                        counted: {
                            communes: number;
                            stations: number;
                            places: number;
                            clusters: number;
                            boards: number;
                            devices: number;
                            unattended: number;
                            fm: number;
                        };
                        createdBy: string;
                        createdAt: string;
                    };
                };
            };
        };
    };
    dryRunVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    class: 2 | 3;
                    bulletinIds: string[];
                    targets: {
                        include: {
                            units?: string[];
                            hamlets?: string[];
                            groups?: string[];
                            places?: string[];
                        };
                        exclude?: {
                            units?: string[];
                            hamlets?: string[];
                            groups?: string[];
                            places?: string[];
                        };
                    };
                    recurrence: {
                        /** @enum {string} */
                        kind: "once";
                        date: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "daily";
                        every?: number;
                        from: string;
                        to?: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "weekly";
                        weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                        every?: number;
                        from: string;
                        to?: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "dates";
                        dates: string[];
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    } | {
                        /** @enum {string} */
                        kind: "lunar";
                        months?: number[];
                        days: number[];
                        /** @enum {string} */
                        leapMonths?: "skip" | "include" | "only";
                        /** @enum {string} */
                        missingDay?: "skip" | "last";
                        from: string;
                        to?: string;
                        exceptions?: {
                            dates?: string[];
                            onHolidays?: boolean;
                        };
                    };
                    airings: ({
                        /** @enum {string} */
                        kind: "fixed";
                        atLocal: string;
                        /** @default 0 */
                        toleranceMs?: number;
                    } | {
                        /** @enum {string} */
                        kind: "window";
                        window: string;
                        /**
                         * @default anywhere
                         * @enum {string}
                         */
                        position?: "start" | "anywhere" | "end";
                    })[];
                    /**
                     * @default {
                     *       "days": 0
                     *     }
                     */
                    latest?: {
                        days: number;
                    } | {
                        date: string;
                    };
                    scope: {
                        /** @enum {string} */
                        kind: "all";
                    } | {
                        /** @enum {string} */
                        kind: "following";
                        date: string;
                    } | {
                        /** @enum {string} */
                        kind: "one";
                        date: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counted: {
                            communes: number;
                            stations: number;
                            places: number;
                            clusters: number;
                            boards: number;
                            devices: number;
                            unattended: number;
                            fm: number;
                        };
                        totals: {
                            placed: number;
                            offered: number;
                            colliding: number;
                            refused: number;
                        };
                        outcomes: {
                            request: string;
                            station: string;
                            stationName: string;
                            localDate: string;
                            index: number;
                            /** @enum {string} */
                            outcome: "placed" | "offered" | "colliding" | "refused";
                            startAt: string | null;
                            reason: string | null;
                            message: string | null;
                            remedy: string | null;
                            occupants: {
                                id: string;
                                title: string;
                                startAt: string | null;
                            }[];
                        }[];
                        displaced: {
                            request: string;
                            title: string;
                            station: string;
                            stationName: string;
                            wasAt: string;
                            startAt: string | null;
                        }[];
                        minutes: {
                            station: string;
                            localDate: string;
                            minutes: number;
                            maxMinutes: number | null;
                        }[];
                        truncated: boolean;
                    };
                };
            };
        };
    };
    withdrawOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        class: number;
                        field: number;
                        /** @enum {string} */
                        state: "draft" | "awaiting" | "confirmed" | "withdrawn" | "refused";
                        reason: string | null;
                        version: number;
                        confirmedAt: string | null;
                        content: {
                            bulletinIds: string[];
                            targets: {
                                include: {
                                    units?: string[];
                                    hamlets?: string[];
                                    groups?: string[];
                                    places?: string[];
                                };
                                exclude?: {
                                    units?: string[];
                                    hamlets?: string[];
                                    groups?: string[];
                                    places?: string[];
                                };
                            };
                            recurrence: {
                                /** @enum {string} */
                                kind: "once";
                                date: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "daily";
                                every?: number;
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "weekly";
                                weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                                every?: number;
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "dates";
                                dates: string[];
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "lunar";
                                months?: number[];
                                days: number[];
                                /** @enum {string} */
                                leapMonths?: "skip" | "include" | "only";
                                /** @enum {string} */
                                missingDay?: "skip" | "last";
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            };
                            airings: ({
                                /** @enum {string} */
                                kind: "fixed";
                                atLocal: string;
                                /** @default 0 */
                                toleranceMs: number;
                            } | {
                                /** @enum {string} */
                                kind: "window";
                                window: string;
                                /**
                                 * @default anywhere
                                 * @enum {string}
                                 */
                                position: "start" | "anywhere" | "end";
                            })[];
                            latest: {
                                days: number;
                            } | {
                                date: string;
                            };
                            governs: {
                                fromLocalDate: string | null;
                                toLocalDate: string | null;
                            };
                        };
                        counted: {
                            communes: number;
                            stations: number;
                            places: number;
                            clusters: number;
                            boards: number;
                            devices: number;
                            unattended: number;
                            fm: number;
                        };
                        createdBy: string;
                        createdAt: string;
                    };
                };
            };
        };
    };
    listOrderHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unitName: string;
                        createdByName: string | null;
                        mayChange: boolean;
                        mayWithdraw: boolean;
                        bulletins: {
                            id: string;
                            title: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                            durationMs: number;
                        }[];
                        versions: {
                            version: number;
                            createdAt: string;
                            createdByName: string | null;
                            content: {
                                bulletinIds: string[];
                                targets: {
                                    include: {
                                        units?: string[];
                                        hamlets?: string[];
                                        groups?: string[];
                                        places?: string[];
                                    };
                                    exclude?: {
                                        units?: string[];
                                        hamlets?: string[];
                                        groups?: string[];
                                        places?: string[];
                                    };
                                };
                                recurrence: {
                                    /** @enum {string} */
                                    kind: "once";
                                    date: string;
                                    exceptions?: {
                                        dates?: string[];
                                        onHolidays?: boolean;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "daily";
                                    every?: number;
                                    from: string;
                                    to?: string;
                                    exceptions?: {
                                        dates?: string[];
                                        onHolidays?: boolean;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "weekly";
                                    weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                                    every?: number;
                                    from: string;
                                    to?: string;
                                    exceptions?: {
                                        dates?: string[];
                                        onHolidays?: boolean;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "dates";
                                    dates: string[];
                                    exceptions?: {
                                        dates?: string[];
                                        onHolidays?: boolean;
                                    };
                                } | {
                                    /** @enum {string} */
                                    kind: "lunar";
                                    months?: number[];
                                    days: number[];
                                    /** @enum {string} */
                                    leapMonths?: "skip" | "include" | "only";
                                    /** @enum {string} */
                                    missingDay?: "skip" | "last";
                                    from: string;
                                    to?: string;
                                    exceptions?: {
                                        dates?: string[];
                                        onHolidays?: boolean;
                                    };
                                };
                                airings: ({
                                    /** @enum {string} */
                                    kind: "fixed";
                                    atLocal: string;
                                    /** @default 0 */
                                    toleranceMs: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "window";
                                    window: string;
                                    /**
                                     * @default anywhere
                                     * @enum {string}
                                     */
                                    position: "start" | "anywhere" | "end";
                                })[];
                                latest: {
                                    days: number;
                                } | {
                                    date: string;
                                };
                                governs: {
                                    fromLocalDate: string | null;
                                    toLocalDate: string | null;
                                };
                            };
                            counted: {
                                communes: number;
                                stations: number;
                                places: number;
                                clusters: number;
                                boards: number;
                                devices: number;
                                unattended: number;
                                fm: number;
                            };
                            moved: number;
                        }[];
                    };
                };
            };
        };
    };
    listOrderAirings: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            station: string;
                            stationName: string;
                            localDate: string;
                            startAt: string | null;
                            /** @enum {string} */
                            state: "placed" | "offered" | "colliding" | "refused" | "withdrawn" | "awaiting";
                            reason: string | null;
                            message: string | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    tellOrderEditing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    page: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        others: {
                            name: string;
                            self: boolean;
                            since: string;
                        }[];
                    };
                };
            };
        };
    };
    stopOrderEditing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                page: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    showReceivedOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        class: number;
                        field: number;
                        /** @enum {string} */
                        state: "confirmed" | "withdrawn";
                        from: string;
                        confirmedAt: string;
                        recurrence: {
                            /** @enum {string} */
                            kind: "once";
                            date: string;
                            exceptions?: {
                                dates?: string[];
                                onHolidays?: boolean;
                            };
                        } | {
                            /** @enum {string} */
                            kind: "daily";
                            every?: number;
                            from: string;
                            to?: string;
                            exceptions?: {
                                dates?: string[];
                                onHolidays?: boolean;
                            };
                        } | {
                            /** @enum {string} */
                            kind: "weekly";
                            weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                            every?: number;
                            from: string;
                            to?: string;
                            exceptions?: {
                                dates?: string[];
                                onHolidays?: boolean;
                            };
                        } | {
                            /** @enum {string} */
                            kind: "dates";
                            dates: string[];
                            exceptions?: {
                                dates?: string[];
                                onHolidays?: boolean;
                            };
                        } | {
                            /** @enum {string} */
                            kind: "lunar";
                            months?: number[];
                            days: number[];
                            /** @enum {string} */
                            leapMonths?: "skip" | "include" | "only";
                            /** @enum {string} */
                            missingDay?: "skip" | "last";
                            from: string;
                            to?: string;
                            exceptions?: {
                                dates?: string[];
                                onHolidays?: boolean;
                            };
                        };
                        airings: ({
                            /** @enum {string} */
                            kind: "fixed";
                            atLocal: string;
                            /** @default 0 */
                            toleranceMs: number;
                        } | {
                            /** @enum {string} */
                            kind: "window";
                            window: string;
                            /**
                             * @default anywhere
                             * @enum {string}
                             */
                            position: "start" | "anywhere" | "end";
                        })[];
                        bulletins: {
                            id: string;
                            title: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                            durationMs: number;
                        }[];
                        reaches: boolean;
                        stations: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
        };
    };
    listReceivedAirings: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            station: string;
                            stationName: string;
                            localDate: string;
                            startAt: string | null;
                            /** @enum {string} */
                            state: "placed" | "offered" | "colliding" | "refused" | "withdrawn" | "awaiting";
                            reason: string | null;
                            message: string | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    showSchedule: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                station: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        station: {
                            id: string;
                            name: string;
                            unit: string;
                            /** @enum {string} */
                            technology: "ip" | "fm" | "wired";
                            windows: {
                                name: string;
                                from: string;
                                to: string;
                            }[];
                            decisions: {
                                windows: string;
                                quiet: string;
                                quota: string;
                                volumes: string;
                            };
                        };
                        days: {
                            localDate: string;
                            lunar: {
                                day: number;
                                month: number;
                                year: number;
                                leap: boolean;
                            };
                            holidays: string[];
                            shut: ("closed" | "weekday") | null;
                            mourning: boolean;
                            windows: {
                                startAt: string;
                                endAt: string;
                                name: string;
                                maxMinutes: number;
                            }[];
                            quiet: {
                                startAt: string;
                                endAt: string;
                            }[];
                            sessions: number;
                            maxSessions: number;
                            minutes: number;
                            maxMinutes: number;
                        }[];
                        sessions: {
                            id: string;
                            station: string;
                            localDate: string;
                            window: string;
                            startAt: string;
                            endAt: string;
                            minutes: number;
                            maxMinutes: number | null;
                        }[];
                        occurrences: {
                            id: string;
                            order: string;
                            orderVersion: number;
                            orderUnit: string;
                            orderUnitName: string;
                            station: string;
                            localDate: string;
                            index: number;
                            class: number;
                            field: number;
                            /** @enum {string} */
                            state: "placed" | "offered" | "colliding" | "refused" | "withdrawn" | "awaiting";
                            frozen: boolean;
                            forecast: boolean;
                            editable: boolean;
                            readable: boolean;
                            repeats: string;
                            session: string | null;
                            startAt: string | null;
                            durationMs: number;
                            bulletins: string[];
                            outcome: {
                                reason?: string;
                                message?: string;
                                remedy?: string;
                            } | null;
                            replaces: string | null;
                            title: string;
                        }[];
                        awaiting: {
                            id: string;
                            order: string;
                            orderVersion: number;
                            orderUnit: string;
                            orderUnitName: string;
                            station: string;
                            localDate: string;
                            index: number;
                            class: number;
                            field: number;
                            /** @enum {string} */
                            state: "placed" | "offered" | "colliding" | "refused" | "withdrawn" | "awaiting";
                            frozen: boolean;
                            forecast: boolean;
                            editable: boolean;
                            readable: boolean;
                            repeats: string;
                            session: string | null;
                            startAt: string | null;
                            durationMs: number;
                            bulletins: string[];
                            outcome: {
                                reason?: string;
                                message?: string;
                                remedy?: string;
                            } | null;
                            replaces: string | null;
                            title: string;
                        }[];
                    };
                };
            };
        };
    };
    listStationDays: {
        parameters: {
            query: {
                page?: number;
                limit?: number;
                sort?: string;
                from: string;
                to: string;
                unit?: string;
                search?: string;
                byHand?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            station: string;
                            name: string;
                            unit: string;
                            /** @enum {string} */
                            technology: "ip" | "fm" | "wired";
                            maxMinutes: number;
                            days: {
                                localDate: string;
                                sessions: number;
                                minutes: number;
                                placed: number;
                                offered: number;
                                colliding: number;
                                refused: number;
                                waits: {
                                    session: string;
                                    /** @enum {string} */
                                    state: "offered" | "colliding" | "awaiting";
                                    count: number;
                                }[];
                            }[];
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    dryRunChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    change: {
                        /** @enum {string} */
                        kind: "move";
                        airing: {
                            localDate: string;
                            index: number;
                        };
                        to: {
                            localDate: string;
                            placement: {
                                /** @enum {string} */
                                kind: "fixed";
                                atLocal: string;
                                /** @default 0 */
                                toleranceMs?: number;
                            } | {
                                /** @enum {string} */
                                kind: "window";
                                window: string;
                                /**
                                 * @default anywhere
                                 * @enum {string}
                                 */
                                position?: "start" | "anywhere" | "end";
                            };
                        };
                        /** @enum {string} */
                        scope: "one" | "following" | "all";
                    } | {
                        /** @enum {string} */
                        kind: "cancel";
                        airing: {
                            localDate: string;
                            index: number;
                        };
                        /** @enum {string} */
                        scope: "one" | "following";
                    } | {
                        /** @enum {string} */
                        kind: "content";
                        title: string;
                        bulletinIds: string[];
                        targets: {
                            include: {
                                units?: string[];
                                hamlets?: string[];
                                groups?: string[];
                                places?: string[];
                            };
                            exclude?: {
                                units?: string[];
                                hamlets?: string[];
                                groups?: string[];
                                places?: string[];
                            };
                        };
                        from?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        counted: {
                            communes: number;
                            stations: number;
                            places: number;
                            clusters: number;
                            boards: number;
                            devices: number;
                            unattended: number;
                            fm: number;
                        };
                        totals: {
                            placed: number;
                            offered: number;
                            colliding: number;
                            refused: number;
                        };
                        outcomes: {
                            request: string;
                            station: string;
                            stationName: string;
                            localDate: string;
                            index: number;
                            /** @enum {string} */
                            outcome: "placed" | "offered" | "colliding" | "refused";
                            startAt: string | null;
                            reason: string | null;
                            message: string | null;
                            remedy: string | null;
                            occupants: {
                                id: string;
                                title: string;
                                startAt: string | null;
                            }[];
                        }[];
                        displaced: {
                            request: string;
                            title: string;
                            station: string;
                            stationName: string;
                            wasAt: string;
                            startAt: string | null;
                        }[];
                        minutes: {
                            station: string;
                            localDate: string;
                            minutes: number;
                            maxMinutes: number | null;
                        }[];
                        truncated: boolean;
                    };
                };
            };
        };
    };
    changeOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                    change: {
                        /** @enum {string} */
                        kind: "move";
                        airing: {
                            localDate: string;
                            index: number;
                        };
                        to: {
                            localDate: string;
                            placement: {
                                /** @enum {string} */
                                kind: "fixed";
                                atLocal: string;
                                /** @default 0 */
                                toleranceMs?: number;
                            } | {
                                /** @enum {string} */
                                kind: "window";
                                window: string;
                                /**
                                 * @default anywhere
                                 * @enum {string}
                                 */
                                position?: "start" | "anywhere" | "end";
                            };
                        };
                        /** @enum {string} */
                        scope: "one" | "following" | "all";
                    } | {
                        /** @enum {string} */
                        kind: "cancel";
                        airing: {
                            localDate: string;
                            index: number;
                        };
                        /** @enum {string} */
                        scope: "one" | "following";
                    } | {
                        /** @enum {string} */
                        kind: "content";
                        title: string;
                        bulletinIds: string[];
                        targets: {
                            include: {
                                units?: string[];
                                hamlets?: string[];
                                groups?: string[];
                                places?: string[];
                            };
                            exclude?: {
                                units?: string[];
                                hamlets?: string[];
                                groups?: string[];
                                places?: string[];
                            };
                        };
                        from?: string;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        title: string;
                        class: number;
                        field: number;
                        /** @enum {string} */
                        state: "draft" | "awaiting" | "confirmed" | "withdrawn" | "refused";
                        reason: string | null;
                        version: number;
                        confirmedAt: string | null;
                        content: {
                            bulletinIds: string[];
                            targets: {
                                include: {
                                    units?: string[];
                                    hamlets?: string[];
                                    groups?: string[];
                                    places?: string[];
                                };
                                exclude?: {
                                    units?: string[];
                                    hamlets?: string[];
                                    groups?: string[];
                                    places?: string[];
                                };
                            };
                            recurrence: {
                                /** @enum {string} */
                                kind: "once";
                                date: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "daily";
                                every?: number;
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "weekly";
                                weekdays: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
                                every?: number;
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "dates";
                                dates: string[];
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            } | {
                                /** @enum {string} */
                                kind: "lunar";
                                months?: number[];
                                days: number[];
                                /** @enum {string} */
                                leapMonths?: "skip" | "include" | "only";
                                /** @enum {string} */
                                missingDay?: "skip" | "last";
                                from: string;
                                to?: string;
                                exceptions?: {
                                    dates?: string[];
                                    onHolidays?: boolean;
                                };
                            };
                            airings: ({
                                /** @enum {string} */
                                kind: "fixed";
                                atLocal: string;
                                /** @default 0 */
                                toleranceMs: number;
                            } | {
                                /** @enum {string} */
                                kind: "window";
                                window: string;
                                /**
                                 * @default anywhere
                                 * @enum {string}
                                 */
                                position: "start" | "anywhere" | "end";
                            })[];
                            latest: {
                                days: number;
                            } | {
                                date: string;
                            };
                            governs: {
                                fromLocalDate: string | null;
                                toLocalDate: string | null;
                            };
                        };
                        counted: {
                            communes: number;
                            stations: number;
                            places: number;
                            clusters: number;
                            boards: number;
                            devices: number;
                            unattended: number;
                            fm: number;
                        };
                        createdBy: string;
                        createdAt: string;
                    };
                };
            };
        };
    };
    undoChanges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    changes: {
                        order: string;
                        version: number;
                        from?: number;
                    }[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orders: {
                            order: string;
                            version: number;
                        }[];
                    };
                };
            };
        };
    };
    dryRunCopyWeek: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit: string;
                    monday: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orders: {
                            order: string;
                            title: string;
                            from: number;
                            version: number;
                            dates: string[];
                            skipped: string | null;
                        }[];
                        dates: number;
                        dryRun: {
                            counted: {
                                communes: number;
                                stations: number;
                                places: number;
                                clusters: number;
                                boards: number;
                                devices: number;
                                unattended: number;
                                fm: number;
                            };
                            totals: {
                                placed: number;
                                offered: number;
                                colliding: number;
                                refused: number;
                            };
                            outcomes: {
                                request: string;
                                station: string;
                                stationName: string;
                                localDate: string;
                                index: number;
                                /** @enum {string} */
                                outcome: "placed" | "offered" | "colliding" | "refused";
                                startAt: string | null;
                                reason: string | null;
                                message: string | null;
                                remedy: string | null;
                                occupants: {
                                    id: string;
                                    title: string;
                                    startAt: string | null;
                                }[];
                            }[];
                            displaced: {
                                request: string;
                                title: string;
                                station: string;
                                stationName: string;
                                wasAt: string;
                                startAt: string | null;
                            }[];
                            minutes: {
                                station: string;
                                localDate: string;
                                minutes: number;
                                maxMinutes: number | null;
                            }[];
                            truncated: boolean;
                        } | null;
                    };
                };
            };
        };
    };
    copyWeek: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit: string;
                    monday: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        orders: {
                            order: string;
                            title: string;
                            from: number;
                            version: number;
                            dates: string[];
                            skipped: string | null;
                        }[];
                        dates: number;
                    };
                };
            };
        };
    };
    showProgrammeWeek: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station: string;
                monday: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        station: {
                            id: string;
                            name: string;
                            unit: string;
                        };
                        monday: string;
                        days: {
                            localDate: string;
                            shut: ("closed" | "weekday") | null;
                            minutes: number;
                            maxMinutes: number;
                        }[];
                        lines: {
                            localDate: string;
                            window: string;
                            startAt: string;
                            order: string;
                            title: string;
                            durationMs: number;
                            bulletins: {
                                id: string;
                                title: string;
                            }[];
                            isNew: boolean;
                        }[];
                        waiting: {
                            order: string;
                            title: string;
                            localDate: string;
                            /** @enum {string} */
                            state: "placed" | "offered" | "colliding" | "refused" | "withdrawn" | "awaiting";
                            reason: string | null;
                            message: string | null;
                            unapproved: {
                                id: string;
                                title: string;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                            }[];
                        }[];
                        hash: string;
                        approval: {
                            by: string | null;
                            at: string;
                            note: string | null;
                            hash: string;
                            holds: boolean;
                            gone: {
                                localDate: string;
                                window: string;
                                startAt: string;
                                order: string;
                                title: string;
                                durationMs: number;
                                bulletins: {
                                    id: string;
                                    title: string;
                                }[];
                            }[];
                        } | null;
                    };
                };
            };
        };
    };
    approveProgrammeWeek: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station: string;
                monday: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hash: string;
                    note?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        station: {
                            id: string;
                            name: string;
                            unit: string;
                        };
                        monday: string;
                        days: {
                            localDate: string;
                            shut: ("closed" | "weekday") | null;
                            minutes: number;
                            maxMinutes: number;
                        }[];
                        lines: {
                            localDate: string;
                            window: string;
                            startAt: string;
                            order: string;
                            title: string;
                            durationMs: number;
                            bulletins: {
                                id: string;
                                title: string;
                            }[];
                            isNew: boolean;
                        }[];
                        waiting: {
                            order: string;
                            title: string;
                            localDate: string;
                            /** @enum {string} */
                            state: "placed" | "offered" | "colliding" | "refused" | "withdrawn" | "awaiting";
                            reason: string | null;
                            message: string | null;
                            unapproved: {
                                id: string;
                                title: string;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "approved" | "withdrawn" | "expired";
                            }[];
                        }[];
                        hash: string;
                        approval: {
                            by: string | null;
                            at: string;
                            note: string | null;
                            hash: string;
                            holds: boolean;
                            gone: {
                                localDate: string;
                                window: string;
                                startAt: string;
                                order: string;
                                title: string;
                                durationMs: number;
                                bulletins: {
                                    id: string;
                                    title: string;
                                }[];
                            }[];
                        } | null;
                    };
                };
            };
        };
    };
    listOffers: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                state?: string;
                waiting?: string;
                station?: string;
                order?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            order: string;
                            version: number;
                            station: string;
                            stationName: string;
                            title: string;
                            from: string;
                            class: number;
                            field: number;
                            /** @enum {string} */
                            state: "open" | "changed" | "accepted" | "declined" | "expired" | "withdrawn";
                            seenAt: string | null;
                            answerBy: string | null;
                            reason: string | null;
                            answeredAt: string | null;
                            answeredBy: string | null;
                            answeredByName: string | null;
                            snoozedUntil: string | null;
                            remindedAt: string | null;
                            reminders: number;
                            dates: string[];
                            bulletins: {
                                id: string;
                                title: string;
                                languages: string[];
                                durationMs: number;
                            }[];
                            airings: ({
                                /** @enum {string} */
                                kind: "fixed";
                                atLocal: string;
                                /** @default 0 */
                                toleranceMs: number;
                            } | {
                                /** @enum {string} */
                                kind: "window";
                                window: string;
                                /**
                                 * @default anywhere
                                 * @enum {string}
                                 */
                                position: "start" | "anywhere" | "end";
                            })[];
                            occurrences: {
                                localDate: string;
                                index: number;
                                state: string;
                                startAt: string | null;
                                reason: string | null;
                                message: string | null;
                            }[];
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    getOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        order: string;
                        version: number;
                        station: string;
                        stationName: string;
                        title: string;
                        from: string;
                        class: number;
                        field: number;
                        /** @enum {string} */
                        state: "open" | "changed" | "accepted" | "declined" | "expired" | "withdrawn";
                        seenAt: string | null;
                        answerBy: string | null;
                        reason: string | null;
                        answeredAt: string | null;
                        answeredBy: string | null;
                        answeredByName: string | null;
                        snoozedUntil: string | null;
                        remindedAt: string | null;
                        reminders: number;
                        dates: string[];
                        bulletins: {
                            id: string;
                            title: string;
                            languages: string[];
                            durationMs: number;
                        }[];
                        airings: ({
                            /** @enum {string} */
                            kind: "fixed";
                            atLocal: string;
                            /** @default 0 */
                            toleranceMs: number;
                        } | {
                            /** @enum {string} */
                            kind: "window";
                            window: string;
                            /**
                             * @default anywhere
                             * @enum {string}
                             */
                            position: "start" | "anywhere" | "end";
                        })[];
                        occurrences: {
                            localDate: string;
                            index: number;
                            state: string;
                            startAt: string | null;
                            reason: string | null;
                            message: string | null;
                        }[];
                    };
                };
            };
        };
    };
    proposePlace: {
        parameters: {
            query?: {
                date?: string;
                at?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        options: {
                            into: ({
                                /** @enum {string} */
                                kind: "fixed";
                                atLocal: string;
                                /** @default 0 */
                                toleranceMs: number;
                            } | {
                                /** @enum {string} */
                                kind: "window";
                                window: string;
                                /**
                                 * @default anywhere
                                 * @enum {string}
                                 */
                                position: "start" | "anywhere" | "end";
                            }) | null;
                            placed: number;
                            refused: number;
                            airings: {
                                localDate: string;
                                index: number;
                                startAt: string | null;
                                window: string | null;
                                reason: string | null;
                                message: string | null;
                            }[];
                            moves: {
                                title: string;
                                order: string;
                                from: string;
                                to: string | null;
                            }[];
                        }[];
                        proposed: number | null;
                    };
                };
            };
        };
    };
    listOfferedOrders: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            order: string;
                            title: string;
                            class: number;
                            field: number;
                            confirmedAt: string | null;
                            stations: number;
                            notOpened: number;
                            seen: number;
                            changed: number;
                            accepted: number;
                            declined: number;
                            expired: number;
                            answerBy: string | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    remindOfOffers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    stations?: string[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reminded: number;
                        tooSoon: number;
                        answered: number;
                    };
                };
            };
        };
    };
    snoozeOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 240 */
                    minutes?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        order: string;
                        version: number;
                        station: string;
                        stationName: string;
                        title: string;
                        from: string;
                        class: number;
                        field: number;
                        /** @enum {string} */
                        state: "open" | "changed" | "accepted" | "declined" | "expired" | "withdrawn";
                        seenAt: string | null;
                        answerBy: string | null;
                        reason: string | null;
                        answeredAt: string | null;
                        answeredBy: string | null;
                        answeredByName: string | null;
                        snoozedUntil: string | null;
                        remindedAt: string | null;
                        reminders: number;
                        dates: string[];
                        bulletins: {
                            id: string;
                            title: string;
                            languages: string[];
                            durationMs: number;
                        }[];
                        airings: ({
                            /** @enum {string} */
                            kind: "fixed";
                            atLocal: string;
                            /** @default 0 */
                            toleranceMs: number;
                        } | {
                            /** @enum {string} */
                            kind: "window";
                            window: string;
                            /**
                             * @default anywhere
                             * @enum {string}
                             */
                            position: "start" | "anywhere" | "end";
                        })[];
                        occurrences: {
                            localDate: string;
                            index: number;
                            state: string;
                            startAt: string | null;
                            reason: string | null;
                            message: string | null;
                        }[];
                    };
                };
            };
        };
    };
    openOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        order: string;
                        version: number;
                        station: string;
                        stationName: string;
                        title: string;
                        from: string;
                        class: number;
                        field: number;
                        /** @enum {string} */
                        state: "open" | "changed" | "accepted" | "declined" | "expired" | "withdrawn";
                        seenAt: string | null;
                        answerBy: string | null;
                        reason: string | null;
                        answeredAt: string | null;
                        answeredBy: string | null;
                        answeredByName: string | null;
                        snoozedUntil: string | null;
                        remindedAt: string | null;
                        reminders: number;
                        dates: string[];
                        bulletins: {
                            id: string;
                            title: string;
                            languages: string[];
                            durationMs: number;
                        }[];
                        airings: ({
                            /** @enum {string} */
                            kind: "fixed";
                            atLocal: string;
                            /** @default 0 */
                            toleranceMs: number;
                        } | {
                            /** @enum {string} */
                            kind: "window";
                            window: string;
                            /**
                             * @default anywhere
                             * @enum {string}
                             */
                            position: "start" | "anywhere" | "end";
                        })[];
                        occurrences: {
                            localDate: string;
                            index: number;
                            state: string;
                            startAt: string | null;
                            reason: string | null;
                            message: string | null;
                        }[];
                    };
                };
            };
        };
    };
    answerOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    answer: "accept" | "decline";
                    /** @default null */
                    localDate?: string | null;
                    /** @default null */
                    into?: ({
                        /** @enum {string} */
                        kind: "fixed";
                        atLocal: string;
                        /** @default 0 */
                        toleranceMs?: number;
                    } | {
                        /** @enum {string} */
                        kind: "window";
                        window: string;
                        /**
                         * @default anywhere
                         * @enum {string}
                         */
                        position?: "start" | "anywhere" | "end";
                    }) | null;
                    /** @default false */
                    followUpdates?: boolean;
                    reason?: string;
                    seen?: {
                        version: number;
                        answeredAt: string | null;
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        order: string;
                        version: number;
                        station: string;
                        stationName: string;
                        title: string;
                        from: string;
                        class: number;
                        field: number;
                        /** @enum {string} */
                        state: "open" | "changed" | "accepted" | "declined" | "expired" | "withdrawn";
                        seenAt: string | null;
                        answerBy: string | null;
                        reason: string | null;
                        answeredAt: string | null;
                        answeredBy: string | null;
                        answeredByName: string | null;
                        snoozedUntil: string | null;
                        remindedAt: string | null;
                        reminders: number;
                        dates: string[];
                        bulletins: {
                            id: string;
                            title: string;
                            languages: string[];
                            durationMs: number;
                        }[];
                        airings: ({
                            /** @enum {string} */
                            kind: "fixed";
                            atLocal: string;
                            /** @default 0 */
                            toleranceMs: number;
                        } | {
                            /** @enum {string} */
                            kind: "window";
                            window: string;
                            /**
                             * @default anywhere
                             * @enum {string}
                             */
                            position: "start" | "anywhere" | "end";
                        })[];
                        occurrences: {
                            localDate: string;
                            index: number;
                            state: string;
                            startAt: string | null;
                            reason: string | null;
                            message: string | null;
                        }[];
                    };
                };
            };
        };
    };
    listCollisions: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                state?: "open" | "settled" | "resolved" | "ruled" | "superseded";
                station?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            station: string;
                            stationName: string;
                            localDate: string;
                            slotAt: string;
                            /** @enum {string} */
                            state: "open" | "resolved" | "ruled" | "superseded";
                            decideBy: string;
                            candidatesHash: string;
                            candidates: {
                                id: string;
                                order: string;
                                title: string;
                                class: number;
                                field: number;
                                /** @enum {string} */
                                source: "own" | "above";
                                from: string;
                                durationMs: number;
                                placed: boolean;
                                startAt: string | null;
                                bulletins: {
                                    id: string;
                                    title: string;
                                    languages: string[];
                                    durationMs: number;
                                }[];
                            }[];
                            rule: {
                                id: string;
                                /** @enum {string} */
                                prefer: "placed" | "own" | "above";
                                winner: string | null;
                            };
                            resolvedBy: string | null;
                            resolvedByName: string | null;
                            resolvedAt: string | null;
                            resolution: unknown;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    forecastCollision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    ranking?: string[];
                    /** @default [] */
                    dropped?: string[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        outcomes: {
                            id: string;
                            /** @enum {string} */
                            outcome: "placed" | "refused" | "colliding";
                            startAt: string | null;
                            reason: string | null;
                            message: string | null;
                        }[];
                    };
                };
            };
        };
    };
    resolveCollision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    candidatesHash: string;
                    ranking: string[];
                    /** @default [] */
                    dropped?: string[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        station: string;
                        stationName: string;
                        localDate: string;
                        slotAt: string;
                        /** @enum {string} */
                        state: "open" | "resolved" | "ruled" | "superseded";
                        decideBy: string;
                        candidatesHash: string;
                        candidates: {
                            id: string;
                            order: string;
                            title: string;
                            class: number;
                            field: number;
                            /** @enum {string} */
                            source: "own" | "above";
                            from: string;
                            durationMs: number;
                            placed: boolean;
                            startAt: string | null;
                            bulletins: {
                                id: string;
                                title: string;
                                languages: string[];
                                durationMs: number;
                            }[];
                        }[];
                        rule: {
                            id: string;
                            /** @enum {string} */
                            prefer: "placed" | "own" | "above";
                            winner: string | null;
                        };
                        resolvedBy: string | null;
                        resolvedByName: string | null;
                        resolvedAt: string | null;
                        resolution: unknown;
                    };
                };
            };
        };
    };
    listStandingRules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        station: string;
                        active: boolean;
                        rule: {
                            /** @enum {string} */
                            kind: "offer";
                            fields?: number[];
                            windows?: string[];
                            /** @enum {string} */
                            answer: "accept" | "decline";
                            into?: {
                                /** @enum {string} */
                                kind: "fixed";
                                atLocal: string;
                                /** @default 0 */
                                toleranceMs: number;
                            } | {
                                /** @enum {string} */
                                kind: "window";
                                window: string;
                                /**
                                 * @default anywhere
                                 * @enum {string}
                                 */
                                position: "start" | "anywhere" | "end";
                            };
                        } | {
                            /** @enum {string} */
                            kind: "collision";
                            /** @enum {string} */
                            prefer: "placed" | "own" | "above";
                        };
                        createdBy: string;
                        createdByName: string | null;
                        createdAt: string;
                    }[];
                };
            };
        };
    };
    addStandingRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "offer";
                    fields?: number[];
                    windows?: string[];
                    /** @enum {string} */
                    answer: "accept" | "decline";
                    into?: {
                        /** @enum {string} */
                        kind: "fixed";
                        atLocal: string;
                        /** @default 0 */
                        toleranceMs?: number;
                    } | {
                        /** @enum {string} */
                        kind: "window";
                        window: string;
                        /**
                         * @default anywhere
                         * @enum {string}
                         */
                        position?: "start" | "anywhere" | "end";
                    };
                } | {
                    /** @enum {string} */
                    kind: "collision";
                    /** @enum {string} */
                    prefer: "placed" | "own" | "above";
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        station: string;
                        active: boolean;
                        rule: {
                            /** @enum {string} */
                            kind: "offer";
                            fields?: number[];
                            windows?: string[];
                            /** @enum {string} */
                            answer: "accept" | "decline";
                            into?: {
                                /** @enum {string} */
                                kind: "fixed";
                                atLocal: string;
                                /** @default 0 */
                                toleranceMs: number;
                            } | {
                                /** @enum {string} */
                                kind: "window";
                                window: string;
                                /**
                                 * @default anywhere
                                 * @enum {string}
                                 */
                                position: "start" | "anywhere" | "end";
                            };
                        } | {
                            /** @enum {string} */
                            kind: "collision";
                            /** @enum {string} */
                            prefer: "placed" | "own" | "above";
                        };
                        createdBy: string;
                        createdByName: string | null;
                        createdAt: string;
                    };
                };
            };
        };
    };
    endStandingRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    showStationBulletin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station: string;
                bulletin: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        title: string;
                        languages: string[];
                        durationMs: number;
                        field: number;
                        class: number;
                        source: string;
                        from: string;
                        validFrom: string;
                        validTo: string;
                        text: string | null;
                    };
                };
            };
        };
    };
    listenToStationBulletin: {
        parameters: {
            query?: {
                language?: string;
            };
            header?: never;
            path: {
                station: string;
                bulletin: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listCalendarDays: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        effect: {
                            /** @enum {string} */
                            kind: "holiday";
                        } | {
                            /** @enum {string} */
                            kind: "as-weekday";
                            weekday: number;
                        } | {
                            /** @enum {string} */
                            kind: "closed";
                        } | {
                            /** @enum {string} */
                            kind: "mourning";
                        };
                        decision: string;
                        date: string;
                        unit: string;
                    }[];
                };
            };
        };
    };
    setCalendarDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
                date: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    effect: {
                        /** @enum {string} */
                        kind: "holiday";
                    } | {
                        /** @enum {string} */
                        kind: "as-weekday";
                        weekday: number;
                    } | {
                        /** @enum {string} */
                        kind: "closed";
                    } | {
                        /** @enum {string} */
                        kind: "mourning";
                    };
                    decision: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        effect: {
                            /** @enum {string} */
                            kind: "holiday";
                        } | {
                            /** @enum {string} */
                            kind: "as-weekday";
                            weekday: number;
                        } | {
                            /** @enum {string} */
                            kind: "closed";
                        } | {
                            /** @enum {string} */
                            kind: "mourning";
                        };
                        decision: string;
                        date: string;
                        unit: string;
                    };
                };
            };
        };
    };
    removeCalendarDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
                date: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listAsRun: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                from?: string;
                to?: string;
                unit?: string;
                station?: string;
                place?: string;
                device?: string;
                subject?: string;
                order?: string;
                kind?: "occurrence" | "alert" | "person";
                channel?: "speaker" | "board";
                end?: "finished" | "partial" | "failed" | "missed" | "refused" | "open";
                late?: string;
                stopped?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {string} */
                            kind: "occurrence" | "alert" | "person";
                            /** @enum {string} */
                            channel: "speaker" | "board";
                            subject: string;
                            place: string;
                            placeName: string;
                            device: string | null;
                            station: string;
                            stationName: string;
                            unitName: string;
                            order: string | null;
                            localDate: string;
                            title: string;
                            class: number;
                            plannedStart: string;
                            durationMs: number;
                            planned: {
                                sha256: string;
                                offsetMs: number;
                                durationMs: number;
                            }[];
                            state: string;
                            end: string | null;
                            reason: string | null;
                            late: boolean;
                            preempted: boolean;
                            segments: {
                                item: string;
                                itemIndex: number | null;
                                fromMs: number;
                                toMs: number;
                                fromAtMs: number | null;
                                toAtMs: number | null;
                            }[];
                            playedMs: number;
                            startedAt: string | null;
                            endedAt: string | null;
                            evidence: string | null;
                            /** @enum {string} */
                            confirmedBy: "device" | "person";
                            version: number;
                            closed: boolean;
                            confirmUntil: string | null;
                            stop: {
                                id: string;
                                at: string;
                                by: string;
                                reason: string;
                                correction: string | null;
                            } | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    totalAsRun: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                unit?: string;
                station?: string;
                place?: string;
                device?: string;
                subject?: string;
                order?: string;
                kind?: "occurrence" | "alert" | "person";
                channel?: "speaker" | "board";
                end?: "finished" | "partial" | "failed" | "missed" | "refused" | "open";
                late?: string;
                stopped?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        byDevice: {
                            planned: number;
                            open: number;
                            finished: number;
                            partial: number;
                            failed: number;
                            missed: number;
                            refused: number;
                            late: number;
                            preempted: number;
                            playedMs: number;
                            share: number | null;
                        };
                        byBoard: {
                            planned: number;
                            open: number;
                            finished: number;
                            partial: number;
                            failed: number;
                            missed: number;
                            refused: number;
                            late: number;
                            preempted: number;
                            playedMs: number;
                            share: number | null;
                        };
                        byPerson: {
                            planned: number;
                            open: number;
                            finished: number;
                            partial: number;
                            failed: number;
                            missed: number;
                            refused: number;
                            late: number;
                            preempted: number;
                            playedMs: number;
                            share: number | null;
                        };
                        alertPlays: number;
                        unplanned: number;
                    };
                };
            };
        };
    };
    totalAsRunByStation: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                unit?: string;
                station?: string;
                place?: string;
                device?: string;
                subject?: string;
                order?: string;
                kind?: "occurrence" | "alert" | "person";
                channel?: "speaker" | "board";
                end?: "finished" | "partial" | "failed" | "missed" | "refused" | "open";
                late?: string;
                stopped?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        byDevice: {
                            planned: number;
                            open: number;
                            finished: number;
                            partial: number;
                            failed: number;
                            missed: number;
                            refused: number;
                            late: number;
                            preempted: number;
                            playedMs: number;
                            share: number | null;
                        };
                        byBoard: {
                            planned: number;
                            open: number;
                            finished: number;
                            partial: number;
                            failed: number;
                            missed: number;
                            refused: number;
                            late: number;
                            preempted: number;
                            playedMs: number;
                            share: number | null;
                        };
                        byPerson: {
                            planned: number;
                            open: number;
                            finished: number;
                            partial: number;
                            failed: number;
                            missed: number;
                            refused: number;
                            late: number;
                            preempted: number;
                            playedMs: number;
                            share: number | null;
                        };
                        alertPlays: number;
                        unplanned: number;
                        station: string;
                        stationName: string;
                        unit: string;
                        unitName: string;
                        /** @enum {string} */
                        technology: "ip" | "fm" | "wired";
                    }[];
                };
            };
        };
    };
    listUnplannedPlays: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                from?: string;
                to?: string;
                unit?: string;
                station?: string;
                place?: string;
                device?: string;
                subject?: string;
                order?: string;
                kind?: "occurrence" | "alert" | "person";
                channel?: "speaker" | "board";
                end?: "finished" | "partial" | "failed" | "missed" | "refused" | "open";
                late?: string;
                stopped?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            place: string;
                            placeName: string;
                            station: string;
                            stationName: string;
                            device: string;
                            fromAt: string;
                            toAt: string;
                            source: string;
                            subject: string | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    exportAsRun: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                unit?: string;
                station?: string;
                place?: string;
                device?: string;
                subject?: string;
                order?: string;
                kind?: "occurrence" | "alert" | "person";
                channel?: "speaker" | "board";
                end?: "finished" | "partial" | "failed" | "missed" | "refused" | "open";
                late?: string;
                stopped?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    exportAsRunWorkbook: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                unit?: string;
                station?: string;
                place?: string;
                device?: string;
                subject?: string;
                order?: string;
                kind?: "occurrence" | "alert" | "person";
                channel?: "speaker" | "board";
                end?: "finished" | "partial" | "failed" | "missed" | "refused" | "open";
                late?: string;
                stopped?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listClosedDays: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                from?: string;
                to?: string;
                station?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            station: string;
                            stationName: string;
                            localDate: string;
                            closedAt: string;
                            totals: {
                                byDevice: {
                                    planned: number;
                                    open: number;
                                    finished: number;
                                    partial: number;
                                    failed: number;
                                    missed: number;
                                    refused: number;
                                    late: number;
                                    preempted: number;
                                    playedMs: number;
                                    share: number | null;
                                };
                                byBoard: {
                                    planned: number;
                                    open: number;
                                    finished: number;
                                    partial: number;
                                    failed: number;
                                    missed: number;
                                    refused: number;
                                    late: number;
                                    preempted: number;
                                    playedMs: number;
                                    share: number | null;
                                };
                                byPerson: {
                                    planned: number;
                                    open: number;
                                    finished: number;
                                    partial: number;
                                    failed: number;
                                    missed: number;
                                    refused: number;
                                    late: number;
                                    preempted: number;
                                    playedMs: number;
                                    share: number | null;
                                };
                                alertPlays: number;
                            };
                            corrected: number;
                            correctedAt: string | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    listOpenDays: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                station?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        station: string;
                        stationName: string;
                        /** @enum {string} */
                        technology: "ip" | "fm" | "wired";
                        localDate: string;
                        /** @enum {string} */
                        why: "not-over" | "rows" | "closing";
                        rows: number;
                        devices: number;
                        people: number;
                        confirmUntil: string | null;
                    }[];
                };
            };
        };
    };
    getAsRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "occurrence" | "alert" | "person";
                        /** @enum {string} */
                        channel: "speaker" | "board";
                        subject: string;
                        place: string;
                        placeName: string;
                        device: string | null;
                        station: string;
                        stationName: string;
                        unitName: string;
                        order: string | null;
                        localDate: string;
                        title: string;
                        class: number;
                        plannedStart: string;
                        durationMs: number;
                        planned: {
                            sha256: string;
                            offsetMs: number;
                            durationMs: number;
                        }[];
                        state: string;
                        end: string | null;
                        reason: string | null;
                        late: boolean;
                        preempted: boolean;
                        segments: {
                            item: string;
                            itemIndex: number | null;
                            fromMs: number;
                            toMs: number;
                            fromAtMs: number | null;
                            toAtMs: number | null;
                        }[];
                        playedMs: number;
                        startedAt: string | null;
                        endedAt: string | null;
                        evidence: string | null;
                        /** @enum {string} */
                        confirmedBy: "device" | "person";
                        version: number;
                        closed: boolean;
                        confirmUntil: string | null;
                        stop: {
                            id: string;
                            at: string;
                            by: string;
                            reason: string;
                            correction: string | null;
                        } | null;
                    };
                };
            };
        };
    };
    listReportsOfAsRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reports: {
                            device: string;
                            journal: string;
                            seq: number;
                            type: string;
                            at: string;
                            receivedAt: string;
                            body: string;
                        }[];
                        truncated: boolean;
                        person: {
                            by: string;
                            byName: string | null;
                            at: string;
                            /** @enum {string} */
                            result: "finished" | "partial" | "missed";
                            reason: string | null;
                        } | null;
                    };
                };
            };
        };
    };
    listCorrections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        was: {
                            end: string | null;
                            reason: string | null;
                            playedMs: number;
                            startedAtMs: number | null;
                            endedAtMs: number | null;
                            evidence: string;
                        };
                        cause: string;
                        at: string;
                    }[];
                };
            };
        };
    };
    confirmAiring: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    result: "finished" | "partial" | "missed";
                    /** @default null */
                    reason?: string | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "occurrence" | "alert" | "person";
                        /** @enum {string} */
                        channel: "speaker" | "board";
                        subject: string;
                        place: string;
                        placeName: string;
                        device: string | null;
                        station: string;
                        stationName: string;
                        unitName: string;
                        order: string | null;
                        localDate: string;
                        title: string;
                        class: number;
                        plannedStart: string;
                        durationMs: number;
                        planned: {
                            sha256: string;
                            offsetMs: number;
                            durationMs: number;
                        }[];
                        state: string;
                        end: string | null;
                        reason: string | null;
                        late: boolean;
                        preempted: boolean;
                        segments: {
                            item: string;
                            itemIndex: number | null;
                            fromMs: number;
                            toMs: number;
                            fromAtMs: number | null;
                            toAtMs: number | null;
                        }[];
                        playedMs: number;
                        startedAt: string | null;
                        endedAt: string | null;
                        evidence: string | null;
                        /** @enum {string} */
                        confirmedBy: "device" | "person";
                        version: number;
                        closed: boolean;
                        confirmUntil: string | null;
                        stop: {
                            id: string;
                            at: string;
                            by: string;
                            reason: string;
                            correction: string | null;
                        } | null;
                    };
                };
            };
        };
    };
    showRunSheet: {
        parameters: {
            query?: {
                date?: string;
            };
            header?: never;
            path: {
                station: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        station: {
                            id: string;
                            name: string;
                            unitName: string;
                            /** @enum {string} */
                            technology: "fm" | "wired";
                        };
                        localDate: string;
                        madeAt: string;
                        sessions: {
                            id: string;
                            window: string;
                            startAt: string;
                            endAt: string;
                            opening: {
                                asset: string;
                                /** @enum {string} */
                                role: "chime" | "ident" | "stinger" | "closing";
                                name: string;
                                durationMs: number;
                                text: string | null;
                            }[];
                            items: {
                                occurrence: string;
                                order: string;
                                title: string;
                                class: number;
                                from: string;
                                startAt: string;
                                durationMs: number;
                                withdrawn: boolean;
                                bulletins: {
                                    id: string;
                                    title: string;
                                    source: string;
                                    author: string | null;
                                    readings: {
                                        language: string;
                                        durationMs: number;
                                        text: string | null;
                                    }[];
                                }[];
                                airing: {
                                    id: string;
                                    end: ("finished" | "partial" | "failed" | "missed" | "refused") | null;
                                    reason: string | null;
                                    confirmUntil: string | null;
                                    by: string | null;
                                    at: string | null;
                                } | null;
                            }[];
                            closing: {
                                asset: string;
                                /** @enum {string} */
                                role: "chime" | "ident" | "stinger" | "closing";
                                name: string;
                                durationMs: number;
                                text: string | null;
                            }[];
                            files: number;
                        }[];
                        withdrawn: {
                            occurrence: string;
                            order: string;
                            title: string;
                            class: number;
                            from: string;
                            startAt: string;
                            durationMs: number;
                            withdrawn: boolean;
                            bulletins: {
                                id: string;
                                title: string;
                                source: string;
                                author: string | null;
                                readings: {
                                    language: string;
                                    durationMs: number;
                                    text: string | null;
                                }[];
                            }[];
                            airing: {
                                id: string;
                                end: ("finished" | "partial" | "failed" | "missed" | "refused") | null;
                                reason: string | null;
                                confirmUntil: string | null;
                                by: string | null;
                                at: string | null;
                            } | null;
                        }[];
                    };
                };
            };
        };
    };
    exportRunSheetAudio: {
        parameters: {
            query: {
                session: string;
            };
            header?: never;
            path: {
                station: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                state?: "requested" | "active" | "cancelled" | "expired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            unit: string;
                            unitName: string;
                            title: string;
                            /** @enum {string} */
                            state: "requested" | "active" | "cancelled" | "expired";
                            exercise: boolean;
                            orderRef: string;
                            bulletin: string;
                            languages: string[];
                            topicUnits: string[];
                            targets: {
                                units?: string[];
                                hamlets?: string[];
                                places?: string[];
                                groups?: string[];
                            };
                            corrects: string | null;
                            requestedBy: string;
                            requestedByName: string;
                            confirmedBy: string | null;
                            confirmedByName: string | null;
                            requestedAt: string;
                            activatedAt: string | null;
                            cancelledAt: string | null;
                            exp: string;
                            repeat: {
                                count: number;
                                everyMs: number;
                            };
                            heardAt: string | null;
                            delivery: {
                                places: number;
                                started: number;
                                finished: number;
                                failed: number;
                                open: number;
                                firstStartMs: number | null;
                                lastStartMs: number | null;
                            };
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    requestAlert: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unit: string;
                    title: string;
                    orderRef: string;
                    bulletinId: string;
                    /** @default false */
                    exercise?: boolean;
                    units?: string[];
                    hamlets?: string[];
                    places?: string[];
                    groups?: string[];
                    startAt?: string;
                    exp: string;
                    /** @default 100 */
                    volume?: number;
                    /** @default true */
                    tone?: boolean;
                    /**
                     * @default {
                     *       "count": 3,
                     *       "everyMs": 5000
                     *     }
                     */
                    repeat?: {
                        count: number;
                        everyMs: number;
                    };
                    corrects?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string;
                        title: string;
                        /** @enum {string} */
                        state: "requested" | "active" | "cancelled" | "expired";
                        exercise: boolean;
                        orderRef: string;
                        bulletin: string;
                        languages: string[];
                        topicUnits: string[];
                        targets: {
                            units?: string[];
                            hamlets?: string[];
                            places?: string[];
                            groups?: string[];
                        };
                        corrects: string | null;
                        requestedBy: string;
                        requestedByName: string;
                        confirmedBy: string | null;
                        confirmedByName: string | null;
                        requestedAt: string;
                        activatedAt: string | null;
                        cancelledAt: string | null;
                        exp: string;
                        repeat: {
                            count: number;
                            everyMs: number;
                        };
                        heardAt: string | null;
                        delivery: {
                            places: number;
                            started: number;
                            finished: number;
                            failed: number;
                            open: number;
                            firstStartMs: number | null;
                            lastStartMs: number | null;
                        };
                    };
                };
            };
        };
    };
    getAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string;
                        title: string;
                        /** @enum {string} */
                        state: "requested" | "active" | "cancelled" | "expired";
                        exercise: boolean;
                        orderRef: string;
                        bulletin: string;
                        languages: string[];
                        topicUnits: string[];
                        targets: {
                            units?: string[];
                            hamlets?: string[];
                            places?: string[];
                            groups?: string[];
                        };
                        corrects: string | null;
                        requestedBy: string;
                        requestedByName: string;
                        confirmedBy: string | null;
                        confirmedByName: string | null;
                        requestedAt: string;
                        activatedAt: string | null;
                        cancelledAt: string | null;
                        exp: string;
                        repeat: {
                            count: number;
                            everyMs: number;
                        };
                        heardAt: string | null;
                        delivery: {
                            places: number;
                            started: number;
                            finished: number;
                            failed: number;
                            open: number;
                            firstStartMs: number | null;
                            lastStartMs: number | null;
                        };
                    };
                };
            };
        };
    };
    activateAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string;
                        title: string;
                        /** @enum {string} */
                        state: "requested" | "active" | "cancelled" | "expired";
                        exercise: boolean;
                        orderRef: string;
                        bulletin: string;
                        languages: string[];
                        topicUnits: string[];
                        targets: {
                            units?: string[];
                            hamlets?: string[];
                            places?: string[];
                            groups?: string[];
                        };
                        corrects: string | null;
                        requestedBy: string;
                        requestedByName: string;
                        confirmedBy: string | null;
                        confirmedByName: string | null;
                        requestedAt: string;
                        activatedAt: string | null;
                        cancelledAt: string | null;
                        exp: string;
                        repeat: {
                            count: number;
                            everyMs: number;
                        };
                        heardAt: string | null;
                        delivery: {
                            places: number;
                            started: number;
                            finished: number;
                            failed: number;
                            open: number;
                            firstStartMs: number | null;
                            lastStartMs: number | null;
                        };
                    };
                };
            };
        };
    };
    cancelAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        unit: string;
                        unitName: string;
                        title: string;
                        /** @enum {string} */
                        state: "requested" | "active" | "cancelled" | "expired";
                        exercise: boolean;
                        orderRef: string;
                        bulletin: string;
                        languages: string[];
                        topicUnits: string[];
                        targets: {
                            units?: string[];
                            hamlets?: string[];
                            places?: string[];
                            groups?: string[];
                        };
                        corrects: string | null;
                        requestedBy: string;
                        requestedByName: string;
                        confirmedBy: string | null;
                        confirmedByName: string | null;
                        requestedAt: string;
                        activatedAt: string | null;
                        cancelledAt: string | null;
                        exp: string;
                        repeat: {
                            count: number;
                            everyMs: number;
                        };
                        heardAt: string | null;
                        delivery: {
                            places: number;
                            started: number;
                            finished: number;
                            failed: number;
                            open: number;
                            firstStartMs: number | null;
                            lastStartMs: number | null;
                        };
                    };
                };
            };
        };
    };
    listOnAir: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "order" | "alert";
                        subject: string;
                        title: string;
                        class: number;
                        exercise: boolean;
                        from: string;
                        /** @enum {string} */
                        state: "playing" | "due" | "ended" | "soon";
                        startAt: string;
                        since: string | null;
                        endedAt: string | null;
                        places: number;
                        playing: number;
                        stations: number;
                        station: string;
                        bulletins: string[];
                        mayStop: boolean;
                        stop: string | null;
                    }[];
                };
            };
        };
    };
    stopOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** @default false */
                    bulletins?: boolean;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "order" | "alert";
                        subject: string;
                        title: string;
                        reason: string;
                        stoppedBy: string;
                        stoppedByName: string | null;
                        stoppedAt: string;
                        withdrawnBulletins: string[];
                        mayCorrect: boolean;
                        totals: {
                            places: number;
                            heard: number;
                            sounding: number;
                            ended: number;
                            silent: number;
                            heardSeconds: number;
                            longestSeconds: number;
                        };
                        correction: {
                            order: string;
                            title: string;
                            by: string | null;
                            byName: string | null;
                            at: string | null;
                            placed: number;
                            waiting: number;
                            startAt: string | null;
                            aired: number;
                        } | null;
                    };
                };
            };
        };
    };
    stopAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "order" | "alert";
                        subject: string;
                        title: string;
                        reason: string;
                        stoppedBy: string;
                        stoppedByName: string | null;
                        stoppedAt: string;
                        withdrawnBulletins: string[];
                        mayCorrect: boolean;
                        totals: {
                            places: number;
                            heard: number;
                            sounding: number;
                            ended: number;
                            silent: number;
                            heardSeconds: number;
                            longestSeconds: number;
                        };
                        correction: {
                            order: string;
                            title: string;
                            by: string | null;
                            byName: string | null;
                            at: string | null;
                            placed: number;
                            waiting: number;
                            startAt: string | null;
                            aired: number;
                        } | null;
                    };
                };
            };
        };
    };
    listStops: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {string} */
                            kind: "order" | "alert";
                            subject: string;
                            title: string;
                            reason: string;
                            stoppedBy: string;
                            stoppedByName: string | null;
                            stoppedAt: string;
                            withdrawnBulletins: string[];
                            mayCorrect: boolean;
                            correction: string | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    getStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "order" | "alert";
                        subject: string;
                        title: string;
                        reason: string;
                        stoppedBy: string;
                        stoppedByName: string | null;
                        stoppedAt: string;
                        withdrawnBulletins: string[];
                        mayCorrect: boolean;
                        totals: {
                            places: number;
                            heard: number;
                            sounding: number;
                            ended: number;
                            silent: number;
                            heardSeconds: number;
                            longestSeconds: number;
                        };
                        correction: {
                            order: string;
                            title: string;
                            by: string | null;
                            byName: string | null;
                            at: string | null;
                            placed: number;
                            waiting: number;
                            startAt: string | null;
                            aired: number;
                        } | null;
                    };
                };
            };
        };
    };
    listStoppedPlaces: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                state?: "sounding" | "ended" | "silent";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            row: string;
                            place: string;
                            placeName: string;
                            station: string;
                            stationName: string;
                            /** @enum {string} */
                            state: "sounding" | "ended" | "silent";
                            heardSeconds: number;
                            estimated: boolean;
                            startedAt: string | null;
                            endedAt: string | null;
                            end: string | null;
                            reason: string | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    correctStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bulletinId: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "order" | "alert";
                        subject: string;
                        title: string;
                        reason: string;
                        stoppedBy: string;
                        stoppedByName: string | null;
                        stoppedAt: string;
                        withdrawnBulletins: string[];
                        mayCorrect: boolean;
                        totals: {
                            places: number;
                            heard: number;
                            sounding: number;
                            ended: number;
                            silent: number;
                            heardSeconds: number;
                            longestSeconds: number;
                        };
                        correction: {
                            order: string;
                            title: string;
                            by: string | null;
                            byName: string | null;
                            at: string | null;
                            placed: number;
                            waiting: number;
                            startAt: string | null;
                            aired: number;
                        } | null;
                    };
                };
            };
        };
    };
    listAlarms: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                open?: string;
                acknowledged?: string;
                kind?: "device-offline" | "unit-silent" | "clock" | "unarmed" | "unplanned" | "fault" | "refused" | "flood";
                except?: "device-offline" | "unit-silent" | "clock" | "unarmed" | "unplanned" | "fault" | "refused" | "flood";
                device?: string;
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @enum {string} */
                            kind: "device-offline" | "unit-silent" | "clock" | "unarmed" | "unplanned" | "fault" | "refused" | "flood";
                            unit: string;
                            unitName: string;
                            unitPath: string;
                            device: string | null;
                            placeName: string | null;
                            placeKind: ("speaker" | "board") | null;
                            details: {
                                reason?: string;
                                title?: string;
                                startAt?: string;
                                row?: string;
                                place?: string;
                                offsetMs?: number;
                                source?: string;
                                subject?: string | null;
                                toAt?: string;
                                cause?: string;
                                devices?: string[];
                                total?: number;
                            } & {
                                [key: string]: unknown;
                            };
                            raisedAt: string;
                            lastAt: string;
                            clearedAt: string | null;
                            count: number;
                            acknowledgedBy: string | null;
                            acknowledgedByName: string | null;
                            acknowledgedAt: string | null;
                            note: string | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    acknowledgeAlarm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "device-offline" | "unit-silent" | "clock" | "unarmed" | "unplanned" | "fault" | "refused" | "flood";
                        unit: string;
                        unitName: string;
                        unitPath: string;
                        device: string | null;
                        placeName: string | null;
                        placeKind: ("speaker" | "board") | null;
                        details: {
                            reason?: string;
                            title?: string;
                            startAt?: string;
                            row?: string;
                            place?: string;
                            offsetMs?: number;
                            source?: string;
                            subject?: string | null;
                            toAt?: string;
                            cause?: string;
                            devices?: string[];
                            total?: number;
                        } & {
                            [key: string]: unknown;
                        };
                        raisedAt: string;
                        lastAt: string;
                        clearedAt: string | null;
                        count: number;
                        acknowledgedBy: string | null;
                        acknowledgedByName: string | null;
                        acknowledgedAt: string | null;
                        note: string | null;
                    };
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                state?: "open" | "done";
                role?: string;
                mine?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            kind: string;
                            role: string;
                            unit: string;
                            subject: string;
                            text: string;
                            facts: {
                                [key: string]: unknown;
                            };
                            dueAt: string | null;
                            state: string;
                            acknowledgedBy: string | null;
                            acknowledgedAt: string | null;
                            createdAt: string;
                            unitName: string;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    acknowledgeNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        kind: string;
                        role: string;
                        unit: string;
                        subject: string;
                        text: string;
                        facts: {
                            [key: string]: unknown;
                        };
                        dueAt: string | null;
                        state: string;
                        acknowledgedBy: string | null;
                        acknowledgedAt: string | null;
                        createdAt: string;
                    };
                };
            };
        };
    };
    showFleet: {
        parameters: {
            query?: {
                unit?: string;
                kind?: "speaker" | "board";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        at: string;
                        total: number;
                        truncated: boolean;
                        units: {
                            key: string;
                            name: string;
                            path: string;
                            lat: number | null;
                            lon: number | null;
                            station: string;
                            /** @enum {string} */
                            technology: "ip" | "fm" | "wired";
                            /** @enum {string} */
                            muted: "no" | "programme" | "all";
                        }[];
                        places: {
                            device: (string | null)[];
                            place: string[];
                            name: string[];
                            unit: number[];
                            kind: ("speaker" | "board")[];
                            lat: (number | null)[];
                            lon: (number | null)[];
                            presence: ("online" | "link-lost" | "offline" | "unknown" | "none")[];
                            since: (string | null)[];
                            playing: boolean[];
                            muted: string[];
                            clock: (string | null)[];
                        };
                    };
                };
            };
        };
    };
    summariseMonitoring: {
        parameters: {
            query?: {
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        devices: number;
                        online: number;
                        lost: number;
                        unknown: number;
                        alarms: number;
                        unacknowledged: number;
                        unarmed: number;
                    };
                };
            };
        };
    };
    listMutes: {
        parameters: {
            query?: {
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            station: string;
                            stationName: string;
                            officers: {
                                name: string;
                                phone: string | null;
                            }[];
                            /** @enum {string} */
                            muted: "no" | "programme" | "all";
                            devices: number;
                            confirmed: number;
                            waiting: {
                                device: string;
                                place: string;
                                placeName: string;
                                where: string;
                                responsible: string | null;
                                presence: string;
                                since: string | null;
                                overdue: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    listUptime: {
        parameters: {
            query: {
                page?: number;
                limit?: number;
                sort?: string;
                month: string;
                unit?: string;
                kind?: "speaker" | "board";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            place: string;
                            name: string;
                            /** @enum {string} */
                            kind: "speaker" | "board";
                            unit: string;
                            unitName: string;
                            owner: string | null;
                            responsible: string | null;
                            onlineMs: number;
                            offlineMs: number;
                            unknownMs: number;
                            share: number | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    listSlots: {
        parameters: {
            query?: {
                unit?: string;
                at?: string;
                hours?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        at: string;
                        armSeconds: number;
                        truncated: boolean;
                        items: {
                            source: string;
                            /** @enum {string} */
                            kind: "occurrence" | "alert" | "person";
                            title: string;
                            unitName: string | null;
                            class: number;
                            startAt: string;
                            durationMs: number;
                            total: number;
                            counts: {
                                planned: number;
                                delivered: number;
                                staged: number;
                                armed: number;
                                started: number;
                                finished: number;
                                partial: number;
                                failed: number;
                                missed: number;
                                refused: number;
                            };
                        }[];
                    };
                };
            };
        };
    };
    listSlotRows: {
        parameters: {
            query: {
                page?: number;
                limit?: number;
                sort?: string;
                source: string;
                kind: "occurrence" | "alert" | "person";
                startAt: string;
                unit?: string;
                state?: "planned" | "delivered" | "staged" | "armed" | "started" | "finished" | "partial" | "failed" | "missed" | "refused";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            device: string | null;
                            place: string;
                            placeName: string;
                            unit: string;
                            unitName: string;
                            /** @enum {string} */
                            state: "planned" | "delivered" | "staged" | "armed" | "started" | "finished" | "partial" | "failed" | "missed" | "refused";
                            end: string | null;
                            reason: string | null;
                            delivered: boolean;
                            staged: boolean;
                            armedAt: string | null;
                            startedAt: string | null;
                            endedAt: string | null;
                            late: boolean;
                            preempted: boolean;
                            playedMs: number;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                    };
                };
            };
        };
    };
    showDeviceHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        place: {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            kind: "speaker" | "board";
                            unit: string;
                            unitName: string;
                            hamletName: string | null;
                            lat: number | null;
                            lon: number | null;
                            languages: string[];
                            sensitiveSite: string | null;
                            owner: string | null;
                            responsible: string | null;
                        };
                        enrolments: {
                            id: string;
                            hardwareId: string;
                            /** @enum {string} */
                            state: "active" | "revoked" | "given-up";
                            enrolledAt: string;
                            revokedAt: string | null;
                        }[];
                        boxes: {
                            hardwareId: string;
                            vendor: string | null;
                            model: string | null;
                            sim: string | null;
                            since: string;
                            until: string | null;
                        }[];
                        faults: {
                            /** @enum {string} */
                            kind: "fault" | "refused" | "flood";
                            cause: string;
                            lastAt: string;
                        }[];
                    };
                };
            };
        };
    };
    showDeviceTelemetry: {
        parameters: {
            query?: {
                hours?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        from: string;
                        to: string;
                        samples: number;
                        series: {
                            /** @enum {string} */
                            quantity: "volume" | "rssi" | "tempC" | "batteryPct" | "ampMa" | "clockOffsetMs";
                            flags: ("constant" | "out-of-range")[];
                            leftOut: number;
                            mean: number | null;
                            points: {
                                atMs: number;
                                value: number | null;
                            }[];
                        }[];
                        power: {
                            at: string;
                            source: string;
                        }[];
                        presence: {
                            at: string;
                            state: string;
                        }[];
                        uptime: number | null;
                    };
                };
            };
        };
    };
    listDeviceReports: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: string;
                day?: string;
                type?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            journal: string;
                            seq: number;
                            type: string;
                            at: string;
                            receivedAt: string;
                            body: {
                                [key: string]: unknown;
                            };
                            about: {
                                title: string;
                                row: string | null;
                            } | null;
                        }[];
                        total: number;
                        page: number;
                        limit: number;
                        day: string;
                    };
                };
            };
        };
    };
    listDeviceLogs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nonce: string;
                        bytes: number;
                        receivedAt: string;
                    }[];
                };
            };
        };
    };
    downloadDeviceLog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                nonce: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
