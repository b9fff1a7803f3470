using System.Reflection;
using System.Runtime.CompilerServices;

namespace NotebookKit.Host;

/// <summary>
/// Finds where an async method waits, in the runtime's own objects. There is no public way; where a runtime looks different,
/// nothing is found, and an interrupted await is given up as it stands.
/// </summary>
internal static class PendingAwait
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // Awaiters of tasks, which block where they are asked too early. Others throw or return nonsense.
    private static readonly Type[] Awaiters =
        [typeof(TaskAwaiter), typeof(TaskAwaiter<>), typeof(ConfiguredTaskAwaitable.ConfiguredTaskAwaiter), typeof(ConfiguredTaskAwaitable<>.ConfiguredTaskAwaiter)];

    /// <summary>What goes on with the innermost async method that comes back to the pump, or null.</summary>
    /// <param name="task">What the cell waits for.</param>
    public static Action? Find(Task task)
    {
        try
        {
            Action? found = null;
            for (Task? waiting = task; waiting is { IsCompleted: false } && Machine(waiting) is { } machine; waiting = Awaited(machine))
            {
                if (Awaited(machine) is null) break;
                found = waiting.GetType().GetProperty("MoveNextAction", Any)?.GetValue(waiting) as Action;
            }

            return found;
        }
        catch (Exception failure) when (failure is TargetInvocationException or AmbiguousMatchException or ArgumentException or FieldAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether an async method waits for something that has not come.</summary>
    public static bool IsWaiting(Task method) => Machine(method) is { } machine && Awaited(machine) is not null;

    // AsyncTaskMethodBuilder<T>.AsyncStateMachineBox<TMachine>.StateMachine
    private static object? Machine(Task task) => task.GetType().GetField("StateMachine", Any)?.GetValue(task) as IAsyncStateMachine;

    /// <summary>The task whose awaiter a method holds, if it comes back to its context afterwards.</summary>
    private static Task? Awaited(object machine)
    {
        foreach (FieldInfo field in machine.GetType().GetFields(Any))
        {
            Type type = field.FieldType.IsGenericType ? field.FieldType.GetGenericTypeDefinition() : field.FieldType;
            if (!Awaiters.Contains(type) || field.GetValue(machine) is not { } awaiter) continue;
            if (awaiter.GetType().GetField("m_task", Any)?.GetValue(awaiter) is not Task { IsCompleted: false } task) continue;
            bool comesBack = awaiter.GetType().GetField("m_options", Any)?.GetValue(awaiter) is not ConfigureAwaitOptions options || options.HasFlag(ConfigureAwaitOptions.ContinueOnCapturedContext);
            return comesBack ? task : null;
        }

        return null;
    }
}
