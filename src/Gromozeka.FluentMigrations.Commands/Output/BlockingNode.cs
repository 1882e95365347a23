namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>What a step of a plan would block.</summary>
internal sealed record BlockingNode(string Table, string What, string Advice);
