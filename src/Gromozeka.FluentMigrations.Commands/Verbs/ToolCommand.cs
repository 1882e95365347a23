using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Options;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>A command with its help, and without those options of its parents that have no effect on it.</summary>
internal sealed class ToolCommand : Command
{
    private readonly HashSet<Option> _without = [OutputOptions.Yes, OutputOptions.NoInput];

    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="examples">Examples of its use, without the name of the tool.</param>
    public ToolCommand(string name, string description, IReadOnlyList<string> examples)
        : base(name, description) => Examples = examples;

    public IReadOnlyList<string> Examples { get; }

    /// <summary>Declares that it may ask for confirmation.</summary>
    public ToolCommand Asking()
    {
        _without.ExceptWith([OutputOptions.Yes, OutputOptions.NoInput]);
        return this;
    }

    /// <summary>Declares inherited options that have no effect on it: they are neither shown nor accepted.</summary>
    public ToolCommand Without(params IEnumerable<Option> options)
    {
        _without.UnionWith(options);
        return this;
    }

    public bool Has(Option option) => !_without.Contains(option);
}
