using FluentMigrator.Exceptions;
using FluentMigrator.Runner.Generators;

using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner.Processors;

/// <summary>Selects the processor by the id or alias that the options name, or takes the only one that there is.</summary>
public class SelectingProcessorAccessor : IProcessorAccessor
{
    private const string Option = nameof(SelectingProcessorAccessorOptions) + "." + nameof(SelectingProcessorAccessorOptions.ProcessorId);

    private readonly Lazy<IMigrationProcessor> _processor;

    /// <param name="processors">Those that the host registered.</param>
    /// <param name="options">Names one of them.</param>
    /// <param name="generatorSelectorOptions">Names one of them where <paramref name="options"/> do not.</param>
    /// <param name="serviceProvider">The services of the scope.</param>
    public SelectingProcessorAccessor(
        IEnumerable<IMigrationProcessor> processors,
        IOptionsSnapshot<SelectingProcessorAccessorOptions> options,
        IOptionsSnapshot<SelectingGeneratorAccessorOptions> generatorSelectorOptions,
        IServiceProvider serviceProvider)
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        var asked = string.IsNullOrEmpty(options.Value.ProcessorId) ? generatorSelectorOptions.Value.GeneratorId : options.Value.ProcessorId;
        _processor = new Lazy<IMigrationProcessor>(() => Select([.. processors], asked));
    }

    /// <exception cref="ProcessorFactoryNotFoundException">There is none, or none of that id.</exception>
    /// <exception cref="InvalidOperationException">There are several, and none is named.</exception>
    public IMigrationProcessor Processor => _processor.Value;

    private static IMigrationProcessor Select(List<IMigrationProcessor> processors, string asked)
    {
        var ids = processors.Select(processor => processor.DatabaseType).Distinct().Order(StringComparer.Ordinal).ToList();
        if (ids.Count == 0)
            throw new ProcessorFactoryNotFoundException("No processor is registered. Add one in ConfigureRunner, for example with AddSQLite().");
        if (string.IsNullOrEmpty(asked))
        {
            return ids.Count == 1 ? processors[^1] : throw new InvalidOperationException(
                $"Several processors are registered ({string.Join(", ", ids)}). Name one in {Option}.");
        }

        return processors.Find(processor => Is(processor, asked)) ?? throw new ProcessorFactoryNotFoundException(
            $"{Option} asks for the processor \"{asked}\", which is not registered. Registered: {string.Join(", ", ids)}.");
    }

    private static bool Is(IMigrationProcessor processor, string id) =>
        processor.DatabaseTypeAliases.Prepend(processor.DatabaseType).Contains(id, StringComparer.OrdinalIgnoreCase);
}
