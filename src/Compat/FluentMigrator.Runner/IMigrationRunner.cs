using FluentMigrator.Runner.Exceptions;

namespace FluentMigrator.Runner;

/// <summary>Brings a database to a version. Not thread-safe; a scope of the services has one.</summary>
public interface IMigrationRunner : IMigrationScopeStarter
{
    /// <summary>The database.</summary>
    IMigrationProcessor Processor { get; }

    /// <summary>Gives the migrations of the program.</summary>
    IMigrationInformationLoader MigrationLoader { get; }

    /// <summary>Undoes a migration that the caller made; the version table is left as it is.</summary>
    void Down(IMigration migration);

    /// <summary>Whether migrations above a version are applied.</summary>
    bool HasMigrationsToApplyDown(long version);

    /// <summary>Whether any migration is applied.</summary>
    bool HasMigrationsToApplyRollback();

    /// <summary>Whether migrations are pending, up to a version or at all.</summary>
    bool HasMigrationsToApplyUp(long? version = null);

    /// <summary>Logs every migration and whether it is applied.</summary>
    void ListMigrations();

    /// <summary>Reads the applied versions unless that was done before; tells whether it was done now.</summary>
    bool LoadVersionInfoIfRequired();

    /// <summary>Undoes every migration above a version; the version table stays.</summary>
    void MigrateDown(long version);

    /// <summary>Applies every pending migration.</summary>
    void MigrateUp();

    /// <summary>Applies every pending migration up to a version.</summary>
    void MigrateUp(long version);

    /// <summary>Undoes the last migrations; with the last one the version table goes.</summary>
    void Rollback(int steps);

    /// <summary>Undoes every migration above a version; at 0 the version table goes.</summary>
    void RollbackToVersion(long version);

    /// <summary>Applies a migration that the caller made; the version table is left as it is.</summary>
    void Up(IMigration migration);

    /// <exception cref="VersionOrderInvalidException">Pending migrations are older than an applied one.</exception>
    void ValidateVersionOrder();
}
