package dev.listkeeper.engine.contract;

/** Every case there is; an engine's test class implements this. */
public interface EngineContract
    extends TypeContract,
        LogicContract,
        TextContract,
        ParseContract,
        ZoneContract,
        NumberContract {}
