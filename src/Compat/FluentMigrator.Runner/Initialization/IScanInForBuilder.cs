namespace FluentMigrator.Runner.Initialization;

/// <summary>What assemblies can be scanned for.</summary>
public interface IScanInForBuilder : IScanIn
{
    /// <summary>Everything; the only one that finds maintenance.</summary>
    IMigrationRunnerBuilder All();

    /// <summary>A convention set.</summary>
    IScanInBuilder ConventionSet();

    /// <summary>Embedded scripts.</summary>
    IScanInBuilder EmbeddedResources();

    /// <summary>Migrations and profiles.</summary>
    IScanInBuilder Migrations();

    /// <summary>The names of the version table.</summary>
    IScanInBuilder VersionTableMetaData();
}
