using FluentMigrator.Infrastructure;
using FluentMigrator.Runner.Exceptions;

namespace FluentMigrator.Runner;

/// <content>What only looks; none of it writes.</content>
public partial class MigrationRunner
{
    private bool _isLoaded;

    public bool LoadVersionInfoIfRequired()
    {
        if (_isLoaded)
            return false;
        VersionLoader.LoadVersionInfo();
        _isLoaded = true;
        return true;
    }

    public bool HasMigrationsToApplyUp(long? version = null)
    {
        LoadVersionInfoIfRequired();
        return Pending(version).Any();
    }

    public bool HasMigrationsToApplyDown(long version)
    {
        LoadVersionInfoIfRequired();
        return Applied().Any(migration => migration.Version > version);
    }

    public bool HasMigrationsToApplyRollback()
    {
        LoadVersionInfoIfRequired();
        return VersionLoader.VersionInfo.AppliedMigrations().Any();
    }

    /// <exception cref="VersionOrderInvalidException">Pending migrations are older than an applied one.</exception>
    public void ValidateVersionOrder()
    {
        LoadVersionInfoIfRequired();
        var versions = VersionLoader.VersionInfo;
        var late = MigrationLoader.LoadMigrations()
            .Where(migration => !versions.HasAppliedMigration(migration.Key) && versions.AppliedMigrations().Any() && migration.Key < versions.Latest())
            .ToList();
        if (late.Count > 0)
            throw new VersionOrderInvalidException(late);
        _logger.LogSay("Version ordering valid.");
    }

    public void ListMigrations()
    {
        LoadVersionInfoIfRequired();
        var versions = VersionLoader.VersionInfo;
        _logger.LogHeader("Migrations");
        foreach (var (version, migration) in MigrationLoader.LoadMigrations())
        {
            var isApplied = versions.HasAppliedMigration(version);
            var isCurrent = isApplied && version == versions.Latest();
            var line = migration.GetName() + Marks(migration, isApplied, isCurrent);
            if (isCurrent || migration.IsBreakingChange)
                _logger.LogEmphasized(line);
            else
                _logger.LogSay(line);
        }
    }

    private static string Marks(IMigrationInfo migration, bool isApplied, bool isCurrent)
    {
        string[] marks =
        [
            .. isCurrent ? ["current"] : isApplied ? Array.Empty<string>() : ["not applied"],
            .. migration.IsBreakingChange ? ["BREAKING"] : Array.Empty<string>(),
        ];
        return marks.Length == 0 ? "" : $" ({string.Join(", ", marks)})";
    }
}
