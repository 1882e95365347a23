using System.Reflection;

using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.VersionTableInfo;

using Gromozeka.FluentMigrations.Adoption;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Ledger;

namespace Gromozeka.FluentMigrations;

/// <summary>What a host decides. Not to be changed any more once a <see cref="MigrationManager"/> has been made of it.</summary>
public sealed class MigrationOptions
{
    /// <summary>The assemblies that contain the migrations and profiles.</summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>Only migrations in this namespace; null for all.</summary>
    public string? Namespace { get; set; }

    /// <summary>Whether migrations in the namespaces below <see cref="Namespace"/> count as well.</summary>
    public bool IncludesNestedNamespaces { get; set; } = true;

    /// <summary>How versions must follow each other.</summary>
    public NumberingPolicy Numbering { get; set; } = NumberingPolicy.Sequential;

    /// <summary>Names of the version table and its columns; null for FluentMigrator's (<c>VersionInfo</c>).</summary>
    public IVersionTableMetaData? VersionTable { get; set; }

    /// <summary>Default names and the default schema; null for FluentMigrator's.</summary>
    public IConventionSet? Conventions { get; set; }

    /// <summary>A table of the application in which the current version is kept as well; null for none.</summary>
    public LedgerMirror? Mirror { get; set; }

    /// <summary>Whether each attempted step leaves a row in the table <c>migration_log</c>.</summary>
    public bool KeepLog { get; set; }

    /// <summary>The profile whose classes run after the migrations, every time; null for none. Names are case-sensitive.</summary>
    public string? Profile { get; set; }

    /// <summary>Whether a database that has the tables of the first migration but no version is accepted as having had it.</summary>
    public bool AdoptExistingDatabase { get; set; }

    /// <summary>What must not speak against adopting a database.</summary>
    public IList<IAdoptionCheck> AdoptionChecks { get; } = [];

    /// <summary>Whether this program may run on a database that has had migrations newer than all of its own.</summary>
    public bool AllowNewerDatabase { get; set; }

    /// <summary>Whether this program may run on a database that has had migrations that the program lacks.</summary>
    public bool AllowMissingMigrations { get; set; }

    /// <summary>Whether a pending migration below the current version is applied.</summary>
    public bool AllowOutOfOrder { get; set; }

    /// <summary>Whether migrations marked as breaking changes are applied.</summary>
    public bool AllowBreakingChange { get; set; }

    /// <summary>Whether a rollback may drop tables and columns that hold rows.</summary>
    public bool AllowDataLoss { get; set; }
}
