namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>The migrations and profiles of one assembly that match the requested namespace and tags.</summary>
internal interface IMigrationSource
{
    /// <summary>The versions in ascending order.</summary>
    long[] Versions { get; }

    /// <summary>The versions of the migrations that the tags exclude, in ascending order.</summary>
    long[] LeftOut { get; }

    /// <summary>The first migration with tags; null if there is none.</summary>
    MigrationDescriptor? FirstTagged { get; }

    /// <summary>The profile classes, in any order.</summary>
    IEnumerable<ProfileDescriptor> Profiles { get; }

    /// <summary>The fingerprint of all these migrations, if known; null if it must be computed.</summary>
    string? Fingerprint { get; }

    /// <summary>Describes the migration at an index of <see cref="Versions"/>.</summary>
    MigrationDescriptor Describe(int index);
}
