namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>The migrations and profiles of one assembly, within the namespace and the tags that were asked for.</summary>
internal interface IMigrationSource
{
    /// <summary>The versions in ascending order.</summary>
    long[] Versions { get; }

    /// <summary>The versions of the migrations that the tags leave out, in ascending order.</summary>
    long[] LeftOut { get; }

    /// <summary>The first migration with tags; null when there is none.</summary>
    MigrationDescriptor? FirstTagged { get; }

    /// <summary>The classes of profiles, in any order.</summary>
    IEnumerable<ProfileDescriptor> Profiles { get; }

    /// <summary>What the fingerprint of all these migrations is known to be; null when it has to be computed.</summary>
    string? Fingerprint { get; }

    /// <summary>Describes the migration at a place of <see cref="Versions"/>.</summary>
    MigrationDescriptor Describe(int index);
}
