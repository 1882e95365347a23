namespace FluentMigrator.Runner.Exceptions;

/// <summary>A migration recorded expressions that are not valid.</summary>
public class InvalidMigrationException : RunnerException
{
    private readonly IMigration _migration;
    private readonly string _errors;

    public InvalidMigrationException(IMigration migration, string errors)
    {
        _migration = migration;
        _errors = errors;
    }

    /// <summary>The class of the migration and the faults of its expressions.</summary>
    public override string Message => $"The migration {_migration.GetType().Name} is not valid: {_errors}";
}
