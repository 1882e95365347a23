using FluentMigrator.Infrastructure;

namespace FluentMigrator.Runner;

/// <summary>Gives the migrations of the program.</summary>
public interface IMigrationInformationLoader
{
    /// <summary>The migrations by version.</summary>
    SortedList<long, IMigrationInfo> LoadMigrations();
}
