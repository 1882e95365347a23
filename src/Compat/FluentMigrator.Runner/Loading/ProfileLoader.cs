using FluentMigrator.Runner.Initialization;

using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner;

/// <summary>Runs every class of the profile that the options name, every time.</summary>
public class ProfileLoader : IProfileLoader
{
    public ProfileLoader(IOptions<RunnerOptions> options, IProfileSource source) => Profiles = source.GetProfiles(options.Value.Profile);

    public IEnumerable<IMigration> Profiles { get; }

    public void ApplyProfiles(IMigrationRunner runner)
    {
        foreach (var profile in Profiles)
            runner.Up(profile);
    }
}
