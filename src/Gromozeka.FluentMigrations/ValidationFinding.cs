namespace Gromozeka.FluentMigrations;

/// <summary>Something that is not as it should be.</summary>
/// <param name="Code">What kind of thing.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record ValidationFinding(ErrorCode Code, string What, string Remedy);
